"""Sites that behave in every awkward way: one function each, and what is asked of it.

What becomes of each is in the table of docs/collecting.md.
"""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from reportedly.collect.fetched import Validators
from reportedly.collect.manners import Manners
from tests.collect.awkward_server import Asked, Site, reply
from tests.collect.made import PARAGRAPHS, page, pdf

Chunks = Iterable[bytes]
QUICK = Manners(time_s=0.7, patience_s=0.5)
SMALL = Manners(most_bytes=2**20, most_packed_bytes=2**18)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One awkward case."""

    site: Site
    url: str
    manners: Manners = field(default_factory=Manners)
    earlier: Validators = field(default_factory=Validators)


CASES: dict[str, Case] = {}


def case(
    name: str, path: str = "/", *, url: str | None = None, manners: Manners | None = None, **earlier: str
) -> Callable[[Site], Site]:
    """Put a site under the name that the documentation gives it; its host is called like its function."""

    def put(site: Site) -> Site:
        host = site.__name__.replace("_", "-")
        CASES[name] = Case(
            site=site,
            url=url or f"http://{host}.test{path}",
            manners=manners or Manners(),
            earlier=Validators(**earlier),
        )
        return site

    return put


def robots(text: str, other: Callable[[Asked], Chunks]) -> Site:
    """A site with a robots.txt."""
    return lambda asked: reply(text, content_type="text/plain") if asked.path == "/robots.txt" else other(asked)


def article(asked: Asked) -> Chunks:
    """A plain page; there is no robots.txt."""
    return reply(status=404) if asked.path == "/robots.txt" else reply(page())


def rss(items: str, head: str = '<?xml version="1.0"?>', title: str = "Daily Lantern") -> str:
    """A feed."""
    return f'{head}<rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'


def item(number: int, *, more: str = "") -> str:
    """An entry that links a page."""
    return f"<item><title>Lorries burn</title><guid>g{number}</guid><link>/{number}</link>{more}</item>"


WHOLE = "".join(f"&lt;p&gt;{paragraph}&lt;/p&gt;" for paragraph in PARAGRAPHS * 2)
ENCODED = "http://purl.org/rss/1.0/modules/content/"


def whole(text: str = "") -> str:
    """An entry's whole text."""
    return f'<c:encoded xmlns:c="{ENCODED}">{WHOLE}{text}</c:encoded>'


def feed_site(feed: str | bytes, content_type: str = "text/html") -> Site:
    """A site with a feed at / and an article everywhere else."""

    def site(asked: Asked) -> Chunks:
        return reply(feed, content_type=content_type) if asked.path == "/" else article(asked)

    return site


def only(*chunks: bytes) -> Site:
    """A site that sends exactly this, whatever is asked of it but robots.txt."""
    return lambda asked: reply(status=404) if asked.path == "/robots.txt" else chunks


def onward(location: str, set_cookie: str = "") -> Site:
    """A site that leads on."""
    return only(*reply(status=302, location=location, set_cookie=set_cookie))


@case("a plain page")
def plain(asked: Asked) -> Chunks:
    return article(asked)


@case("a redirect that leads back to itself")
def loop(asked: Asked) -> Chunks:
    return onward("/b" if asked.path == "/" else "/")(asked)


@case("a page that asks for a cookie")
def cookie(asked: Asked) -> Chunks:
    return onward("/", set_cookie="seen=1")(asked)


@case("a redirect without end")
def endless(asked: Asked) -> Chunks:
    return onward(f"/{asked.path.count('x') * 'x'}x")(asked)


@case("a redirect to another path, written short", "/old/page")
def relative(asked: Asked) -> Chunks:
    return onward("../new")(asked) if asked.path == "/old/page" else article(asked)


@case("a redirect to this machine")
def to_loopback(asked: Asked) -> Chunks:
    return onward("http://127.0.0.1/")(asked)


@case("a redirect to this machine, written as a number")
def to_number(asked: Asked) -> Chunks:
    return onward("http://2130706433/")(asked)


@case("a redirect to this machine, wrapped in IPv6")
def to_mapped(asked: Asked) -> Chunks:
    return onward("http://[::ffff:127.0.0.1]/")(asked)


@case("a redirect into a private network")
def to_private(asked: Asked) -> Chunks:
    return onward("http://10.1.2.3/")(asked)


@case("a redirect to a cloud's metadata")
def to_metadata(asked: Asked) -> Chunks:
    return onward("http://169.254.169.254/latest/")(asked)


@case("a redirect to a name with a private address")
def to_inner(asked: Asked) -> Chunks:
    return onward("http://inner.test/")(asked)


@case("a name that is public at first and this machine next")
def rebinding(asked: Asked) -> Chunks:
    return article(asked)


@case("a redirect to a file")
def to_file(asked: Asked) -> Chunks:
    return onward("file:///etc/passwd")(asked)


@case("a redirect to another port")
def to_port(asked: Asked) -> Chunks:
    return onward("http://plain.test:8080/")(asked)


@case("an address with a password", url="http://editor:secret@plain.test/")
def password(asked: Asked) -> Chunks:
    return article(asked)


@case("an address of more than 8,192 characters", "/" + "a" * 9_000)
def overlong(asked: Asked) -> Chunks:
    return article(asked)


@case("a host in other letters", url="http://bücher.test/")
def unicode(asked: Asked) -> Chunks:
    return article(asked)


@case("a name that nobody has", url="http://nobody.test/")
def nobody(asked: Asked) -> Chunks:
    return article(asked)


@case("a gzip bomb", manners=SMALL)
def bomb(asked: Asked) -> Chunks:
    return only(*reply(gzip.compress(bytes(2**24), mtime=0), content_encoding="gzip"))(asked)


@case("a gzip bomb in a sitemap", "/sitemap.xml.gz", manners=SMALL)
def packed_bomb(asked: Asked) -> Chunks:
    return only(*reply(gzip.compress(b"<urlset>" + bytes(2**25), mtime=0), content_type="application/gzip"))(asked)


@case("a packed page that ends early")
def cut_gzip(asked: Asked) -> Chunks:
    return only(*reply(gzip.compress(page().encode(), mtime=0)[:-60], content_encoding="gzip"))(asked)


@case("a page packed without its header")
def bare_deflate(asked: Asked) -> Chunks:
    packer = zlib.compressobj(wbits=-15)
    return only(*reply(packer.compress(page().encode()) + packer.flush(), content_encoding="deflate"))(asked)


@case("a packing that was not asked for")
def brotli(asked: Asked) -> Chunks:
    return only(*reply(b"\x0b\x02\x80", content_encoding="br"))(asked)


@case("a huge feed", manners=SMALL)
def huge(asked: Asked) -> Chunks:
    return feed_site(rss("".join(item(n) for n in range(9_000))))(asked)


@case("a page that never ends", manners=SMALL)
def without_end(asked: Asked) -> Chunks:
    if asked.path != "/":
        yield from article(asked)
        return
    yield b"HTTP/1.1 200 OK\r\n\r\n"
    for _ in range(10_000):
        yield b"<p>More.</p>" * 1_000


@case("a page that comes drop by drop", manners=QUICK)
def drip(asked: Asked) -> Chunks:
    if asked.path != "/":
        yield from article(asked)
        return
    yield b"HTTP/1.1 200 OK\r\ncontent-length: 10000\r\n\r\n"
    for _ in range(100):
        time.sleep(0.05)
        yield b"a"


@case("headers that come drop by drop", manners=QUICK)
def header_drip(asked: Asked) -> Chunks:
    if asked.path != "/":
        yield from article(asked)
        return
    yield b"HTTP/1.1 200 OK\r\nx-long: "
    for _ in range(100):
        time.sleep(0.05)
        yield b"a"


@case("a server that says nothing", manners=QUICK)
def silent(asked: Asked) -> Chunks:
    if asked.path != "/":
        yield from article(asked)
        return
    time.sleep(1.0)


@case("headers without end")
def header_flood(asked: Asked) -> Chunks:
    return only(b"HTTP/1.1 200 OK\r\n", *(f"x-{n}: {'a' * 900}\r\n".encode() for n in range(300)))(asked)


@case("a body shorter than its length")
def short_body(asked: Asked) -> Chunks:
    return only(*reply(page(), content_length="100000"))(asked)


@case("a body longer than its length")
def long_body(asked: Asked) -> Chunks:
    return only(*reply(page() + "<p>Behind the end.</p>", content_length=str(len(page()))))(asked)


@case("an empty body")
def empty(asked: Asked) -> Chunks:
    return only(*reply(""))(asked)


@case("a reply without content (204)")
def no_content(asked: Asked) -> Chunks:
    return only(*reply(status=204, content_length=""))(asked)


@case("broken chunks")
def chunks(asked: Asked) -> Chunks:
    head = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
    return only(head, b"5\r\n<html\r\nzzz\r\nrubbish")(asked)


@case("a reply that is no HTTP")
def no_http(asked: Asked) -> Chunks:
    return only(b"220 mail.test ESMTP ready\r\n")(asked)


@case("UTF-8 that the server calls Latin-1")
def wrong_charset(asked: Asked) -> Chunks:
    text = page(paragraphs=tuple(f"{p} “Nobody was hurt.”" for p in PARAGRAPHS))
    return only(*reply(text, content_type="text/html; charset=iso-8859-1"))(asked)


@case("an old encoding that the server calls UTF-8")
def other_charset(asked: Asked) -> Chunks:
    text = page(paragraphs=tuple(f"{p} “Nobody was hurt.”" for p in PARAGRAPHS)).encode("cp1252")
    return only(*reply(text, content_type="text/html; charset=utf-8"))(asked)


@case("a page that has not changed (304)", etag='"one"')
def unchanged(asked: Asked) -> Chunks:
    same = asked.headers["if-none-match"] == '"one"'
    return only(*(reply(status=304, content_length="") if same else reply(page())))(asked)


@case("a page that has changed", etag='"one"', last_modified="Mon, 11 Mar 2024 08:00:00 GMT")
def changed(asked: Asked) -> Chunks:
    return only(*reply(page(), etag='"two"'))(asked)


@case("304 that nobody asked for")
def unasked(asked: Asked) -> Chunks:
    return only(*reply(status=304, content_length=""))(asked)


@case("not there (404)")
def missing(asked: Asked) -> Chunks:
    return reply(page(), status=404)


@case("gone for good (410)")
def withdrawn(asked: Asked) -> Chunks:
    return only(*reply(page(), status=410))(asked)


@case("too many requests (429), Retry-After in seconds")
def busy(asked: Asked) -> Chunks:
    return only(*reply(status=429, retry_after="120"))(asked)


@case("too many requests (429), Retry-After as a date")
def busy_until(asked: Asked) -> Chunks:
    return only(*reply(status=429, retry_after="Tue, 12 Mar 2024 09:00:00 GMT"))(asked)


@case("a server error (500)")
def broken(asked: Asked) -> Chunks:
    return only(*(reply(status=500) if asked.times == 0 else reply(page())))(asked)


@case("a page behind a login (403)")
def closed(asked: Asked) -> Chunks:
    return only(*reply(page(), status=403))(asked)


@case("a server that takes no GET (405)")
def head_only(asked: Asked) -> Chunks:
    return only(*reply(status=405, allow="HEAD"))(asked)


@case("robots.txt forbids the page", "/desk/1")
def forbidding(asked: Asked) -> Chunks:
    return robots("User-agent: *\nDisallow: /desk", article)(asked)


@case("robots.txt allows the page", "/desk/open/1")
def allowing(asked: Asked) -> Chunks:
    return robots("User-agent: *\nDisallow: /desk\nAllow: /desk/open", article)(asked)


@case("robots.txt is elsewhere and forbids the page", "/desk/1")
def moved_robots(asked: Asked) -> Chunks:
    if asked.path == "/robots.txt":
        return reply(status=301, location="/rules")
    return reply("User-agent: *\nDisallow: /desk") if asked.path == "/rules" else article(asked)


@case("robots.txt cannot be read (503)")
def broken_robots(asked: Asked) -> Chunks:
    return reply(status=503) if asked.path == "/robots.txt" else article(asked)


@case("robots.txt asks for an hour between two requests")
def slow_robots(asked: Asked) -> Chunks:
    listing = rss(item(1) + item(2))
    return robots("User-agent: *\nCrawl-delay: 3600", feed_site(listing))(asked)


@case("a program called a page")
def binary(asked: Asked) -> Chunks:
    return only(*reply(bytes(range(256)) * 40))(asked)


@case("a picture called a page")
def picture(asked: Asked) -> Chunks:
    return only(*reply(b"\x89PNG\r\n\x1a\n" + bytes(200)))(asked)


@case("a PDF to be downloaded", "/get?id=7")
def download(asked: Asked) -> Chunks:
    disposition = 'attachment; filename="report.pdf"'
    content = pdf(PARAGRAPHS)
    return only(*reply(content, content_type="application/octet-stream", content_disposition=disposition))(asked)


@case("a page that only leads on (meta refresh)")
def refresh(asked: Asked) -> Chunks:
    text = "<html><head><meta http-equiv='Refresh' content='0; url=/real'></head><body></body></html>"
    return only(*reply(text))(asked)


@case("a page made by scripts alone")
def scripted(asked: Asked) -> Chunks:
    return only(*reply("<html><body><div id='app'></div><script>start()</script></body></html>"))(asked)


@case("a page in a language that is not read")
def arabic(asked: Asked) -> Chunks:
    words = "احترقت شاحنتان على الطريق الدائري في وقت متأخر من يوم الثلاثاء وقالت خدمة الإطفاء إن أحدا لم يصب بأذى. "
    return only(*reply(page(title="احتراق شاحنتين", paragraphs=(words * 3, words * 2), attributes="lang='ar'")))(asked)


@case("a feed that links its pages")
def feed(asked: Asked) -> Chunks:
    return feed_site(rss(item(1) + item(2)), content_type="application/rss+xml")(asked)


@case("a feed called a page")
def feed_as_page(asked: Asked) -> Chunks:
    return feed_site(rss(item(1)))(asked)


@case("a feed with whole texts")
def whole_feed(asked: Asked) -> Chunks:
    return only(*reply(rss(item(1, more=whole()) + item(2, more=whole(" Later.")))))(asked)


@case("a feed that uses one id twice")
def same_ids(asked: Asked) -> Chunks:
    second = item(1, more=whole(" Later.")).replace("/1<", "/2<")
    return only(*reply(rss(item(1, more=whole()) + second)))(asked)


@case("a feed that lists one entry twice")
def twice(asked: Asked) -> Chunks:
    return only(*reply(rss(item(1, more=whole()) * 2)))(asked)


@case("a feed with dates without a zone")
def no_zone(asked: Asked) -> Chunks:
    return only(*reply(rss(item(1, more=f"<pubDate>Fri, 11 Jan 2019 09:30:00</pubDate>{whole()}"))))(asked)


@case("a feed that expands entities")
def expanding(asked: Asked) -> Chunks:
    declared = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{declared}]>'
    return only(*reply(rss(item(1, more=whole("&e11;")), head)))(asked)


@case("a feed that names a file of this machine")
def including(asked: Asked) -> Chunks:
    head = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return only(*reply(rss(item(1, more=whole("&x;")), head)))(asked)


@case("a feed that breaks off")
def broken_feed(asked: Asked) -> Chunks:
    return only(*reply(rss(item(1, more=whole()) + item(2, more=whole(" Later.")))[:-60]))(asked)


@case("a feed that links into a private network")
def inward(asked: Asked) -> Chunks:
    return feed_site(rss(item(1).replace("/1<", "http://192.168.0.1/admin<")))(asked)


@case("a JSON Feed")
def json_feed(asked: Asked) -> Chunks:
    text = (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Daily Lantern", "items": [{"id": "1", "url": "/1"}]}'
    )
    return feed_site(text, content_type="application/feed+json")(asked)


@case("a feed without entries")
def no_entries(asked: Asked) -> Chunks:
    return only(*reply(rss("")))(asked)


@case("sitemaps that name each other")
def map_loop(asked: Asked) -> Chunks:
    maps = "<sitemapindex><sitemap><loc>/</loc></sitemap><sitemap><loc>/m2</loc></sitemap></sitemapindex>"
    pages = "<urlset><url><loc>/a</loc></url><url><loc>/a</loc></url></urlset>"
    if asked.path in ("/", "/m1"):
        return reply(maps, content_type="application/xml")
    return reply(pages, content_type="application/xml") if asked.path == "/m2" else article(asked)


@case("sitemaps without end")
def map_chain(asked: Asked) -> Chunks:
    text = f"<sitemapindex><sitemap><loc>/{'x' * (asked.path.count('x') + 1)}</loc></sitemap></sitemapindex>"
    return only(*reply(text))(asked)


@case("a packed sitemap", "/sitemap.xml.gz")
def packed_map(asked: Asked) -> Chunks:
    content = gzip.compress(b"<?xml version='1.0'?><urlset><url><loc>/a</loc></url></urlset>", mtime=0)
    if asked.path == "/sitemap.xml.gz":
        return reply(content, content_type="application/gzip")
    return article(asked)


@case("XML that is neither page, feed nor sitemap")
def other_xml(asked: Asked) -> Chunks:
    return only(*reply("<?xml version='1.0'?><svg></svg>", content_type="image/svg+xml"))(asked)


def sites() -> Mapping[str, Site]:
    """Every site by its host name."""
    named = {f"{case.site.__name__.replace('_', '-')}.test": case.site for case in CASES.values()}
    return {**named, "xn--bcher-kva.test": unicode}
