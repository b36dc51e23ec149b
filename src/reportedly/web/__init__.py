"""The workbench: a casebook in the browser and over HTTP, to be read by whoever sits at this computer.

    app = workbench(book)                        # `app`: every address, with its safety
    picture = Standing(book).now()               # `standing`: what the casebook comes to, kept until it grows

One module a view (`situation_view`, `event_view`, …), `api/` for JSON, `templates/` for pages, `client/` for the little
TypeScript that draws the map, and `assets/`, which Vite builds of it at set-up.
"""
