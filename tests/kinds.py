"""One article in every kind of file that is read: the same three figures, so that what is found can be compared."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from email.message import EmailMessage

TITLE = "Mill at Orrin lets workers go"
PARAGRAPHS = (
    "The paper mill at Orrin dismissed 1,240 workers on Monday, the union said.",
    "Its owner spent 3.5 million euros on new machines last year, according to the town council.",
    "Another 85 workers will leave in the spring, a spokeswoman for the owner told reporters.",
)
FIGURES = ("1,240 workers", "3.5 million euros", "85 workers")
BODY = "\n\n".join(PARAGRAPHS)

_HTML_PARAGRAPHS = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
HTML = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Tarn Valley Herald</title>
<link rel="canonical" href="https://herald.example/mill">
<meta property="og:site_name" content="Tarn Valley Herald">
<meta property="og:title" content="{TITLE}">
<meta property="article:published_time" content="2023-03-07T09:30:00+01:00">
<meta name="author" content="Ida Brook"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>{TITLE}</h1>{_HTML_PARAGRAPHS}</article>
<footer><p>Copyright 2023 Tarn Valley Herald. 4,000 readers a day.</p></footer></body></html>
"""

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>All the valley's news</title><link>https://feed.example/</link><language>en-gb</language>
<item><title>{TITLE}</title><link>https://herald.example/mill</link>
<pubDate>Tue, 07 Mar 2023 09:30:00 +0100</pubDate><source url="https://herald.example/">Tarn Valley Herald</source>
<description>Short.</description><content:encoded><![CDATA[{_HTML_PARAGRAPHS}]]></content:encoded></item>
</channel></rss>
"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Tarn Valley Herald</title>
<entry><title>{TITLE}</title><link href="https://herald.example/mill"/><id>urn:1</id>
<published>2023-03-07T09:30:00Z</published><author><name>Ida Brook</name></author>
<content type="html"><![CDATA[{_HTML_PARAGRAPHS}]]></content></entry></feed>
"""

NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:agency.example,2023:1" xml:lang="en">
<itemMeta><provider literal="Tarn Wire"/><versionCreated>2023-03-07T09:30:00Z</versionCreated>
<pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><by>Ida Brook</by><headline>{TITLE}</headline><language tag="en"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>
</head><body>{_HTML_PARAGRAPHS}</body></html></inlineXML></contentSet></newsItem>
"""

NINJS = {
    "uri": "https://wire.example/1",
    "type": "text",
    "pubstatus": "usable",
    "versioncreated": "2023-03-07T09:30:00Z",
    "headline": TITLE,
    "byline": "Ida Brook",
    "copyrightholder": "Tarn Wire",
    "body_xhtml": _HTML_PARAGRAPHS,
}


def letter() -> bytes:
    """Return the article as a letter in two forms."""
    message = EmailMessage()
    message["Subject"] = TITLE
    message["From"] = "Ida Brook <ida@herald.example>"
    message["Date"] = "Tue, 07 Mar 2023 09:30:00 +0100"
    message["Message-ID"] = "<1@herald.example>"
    message.set_content(BODY)
    message.add_alternative(f"<html><body>{_HTML_PARAGRAPHS}</body></html>", subtype="html")
    return message.as_bytes()


def mailbox(count: int = 1) -> bytes:
    """Return a mailbox of so many letters."""
    return b"".join(
        b"From ida@herald.example Tue Mar  7 09:30:00 2023\n" + letter() + b"\n" for _ in range(count)
    )


def table(separator: str = ",") -> bytes:
    """Return a table of one row."""
    out = io.StringIO()
    rows = csv.writer(out, delimiter=separator)
    rows.writerow(["Headline", "Content", "Source", "Date"])
    rows.writerow([TITLE, BODY, "Tarn Valley Herald", "2023-03-07"])
    return out.getvalue().encode()


def parquet() -> bytes:
    """Return the article as a row of a Parquet file."""
    import pyarrow as pa
    from pyarrow import parquet as files

    out = io.BytesIO()
    files.write_table(
        pa.table({"text": [BODY], "title": [TITLE], "publisher": ["Herald"], "date": ["2023-03-07"]}), out
    )
    return out.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    """Return a zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members.items():
            archive.writestr(zipfile.ZipInfo(name), raw, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx() -> bytes:
    """Return the article as a Word document."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraphs = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in (TITLE, *PARAGRAPHS))
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dc:title>{TITLE}</dc:title><dc:creator>Ida Brook</dc:creator>"
        "<dcterms:created>2023-03-07T08:00:00Z</dcterms:created>"
        "<dcterms:modified>2023-03-07T09:30:00Z</dcterms:modified></cp:coreProperties>"
    )
    return zipped({
        "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{paragraphs}</w:body></w:document>'.encode(),
        "docProps/core.xml": core.encode(),
    })  # fmt: skip


def pdf(paragraphs: tuple[str, ...] = (TITLE, *PARAGRAPHS), width: int = 60) -> bytes:
    """Return a PDF of one page that is set in lines of `width`."""
    import textwrap

    shown = [b"BT /F1 11 Tf 14 TL 50 780 Td"]
    for one in paragraphs:
        shown += [f"({line}) Tj T*".encode("latin-1") for line in textwrap.wrap(one, width)]
        shown.append(b"T*")
    content = b"\n".join([*shown, b"ET"])
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (%s) /Author (Ida Brook) >>" % TITLE.encode(),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    begins = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % at for at in places)
    return out + b"trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        begins,
    )


def warc(count: int = 1, *, packed: bool = False) -> bytes:
    """Return an export of a crawl with so many pages, each with its request before it."""
    out = b""
    for number in range(count):
        url = f"https://herald.example/mill/{number}"
        page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + HTML.encode()
        for kind, block in (
            ("request", b"GET / HTTP/1.1\r\nHost: herald.example\r\n\r\n"),
            ("response", page),
        ):
            record = record_of(kind, url, block)
            out += gzip.compress(record, mtime=0) if packed else record
    return out


def record_of(kind: str, url: str, block: bytes) -> bytes:
    """Return one record of a WARC."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2023-03-08T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789abc>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def files() -> dict[str, bytes]:
    """Return a file of every kind by its name."""
    page, plain = HTML.encode(), f"{TITLE}\n\n{BODY}\n".encode()
    return {
        "plain.txt": plain,
        "marked.md": f"# {TITLE}\n\n{BODY}\n".encode(),
        "object.json": json.dumps({"text": BODY, "title": TITLE}).encode(),
        "wire.json": json.dumps(NINJS).encode(),
        "lines.jsonl": json.dumps({"text": BODY}).encode(),
        "page.html": page,
        "western.htm": page.replace(b"utf-8", b"windows-1252").replace(b"Brook", b"Br\xf6ok"),
        "feed.rss": RSS.encode(),
        "feed.atom": ATOM.encode(),
        "agency.xml": NEWSML.encode(),
        "letter.eml": letter(),
        "letters.mbox": mailbox(),
        "table.csv": table(),
        "semicolons.csv": table(";"),
        "tabs.tsv": table("\t"),
        "rows.parquet": parquet(),
        "report.docx": docx(),
        "print.pdf": pdf(),
        "crawl.warc": warc(),
        "packed.warc.gz": warc(packed=True),
        "page.html.gz": gzip.compress(page, mtime=0),
        "many.zip": zipped({"in/page.html": page, "in/print.pdf": pdf()}),
        "crawl.wacz": zipped({"archive/data.warc.gz": warc(packed=True), "datapackage.json": b"{}"}),
    }
