"""The picture as rows of the casebook: what views read, so that they take up no more than they show.

The rows follow from the records, so they are neither entered in the ledger nor exported, and may be thrown away at any
time. `keeping` brings them in step with the casebook, by working out anew what changed (`in_step`); `agreeing` says
whether they agree with what they follow from. `asking` turns the filter bar into SQL; `showing`, `spots` and `mapped`
answer from the rows.
"""
