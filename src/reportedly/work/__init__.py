"""Work on a casebook: collecting into it, reading what is unread in it, watching feeds.

Every piece of work may be cut off at any moment and begun again: what was done is not done twice, and what was not done
is done then. What belongs together is kept in one transaction, so that nothing is ever half there:

    settings        Settings.beside(casebook)             the file of settings, checked
    collecting      collect_files(book, paths)            files, folders, standard input
                    collect_pages(book, urls, fetcher)    pages, feeds and sitemaps
    reading         read_unread(book, reader)             whatever no reading by these stages is there for
    watching        watch(book, feeds, fetcher, stop)     pages and feeds again and again, until stopped

Each yields what became of one input after the other, once it is in the casebook.
"""
