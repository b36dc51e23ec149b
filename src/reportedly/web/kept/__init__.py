"""The picture as rows of the casebook: what views read, so that they take up no more than they show.

The rows follow from the records, so they are neither entered in the ledger nor exported, and may be thrown away at any
time. `keeping` writes them, only those that changed; `asking` turns the filter bar into SQL; `showing`, `spots` and
`mapped` answer from them; `scenes` takes up the claims around a few events for the views that show their words.
"""
