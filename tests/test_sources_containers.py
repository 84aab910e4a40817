"""Documents, tables and archives: each article of theirs is read, and what cannot be read is told alone."""

import io
import json
import zipfile
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.errors import InputError
from counterclaim.sources import load_sources

TEXT = "The River Army said on Monday that 12 rebels were killed near Keld. Two soldiers were wounded in the fighting, it said."
OTHER = "Rebels of the Keld Union said on Tuesday that four of their fighters had died in the hills above the river."


def pdf(*pages: str, password: str = "") -> bytes:
    """A PDF with one line of text a page, written by hand: objects, and a table of where they stand."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for words in pages:
        stream = f"BT /F1 12 Tf 20 700 Td ({words}) Tj ET" if words else ""
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R /Resources {font} >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n".encode()
    out += f"startxref\n{out.rfind(b'xref')}\n%%EOF\n".encode()
    if not password:
        return out
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(out)))
    writer.encrypt(password, algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    return locked.getvalue()


def docx(*paragraphs: str) -> bytes:
    from docx import Document

    document, out = Document(), io.BytesIO()
    document.core_properties.title = "Twelve killed near Keld"
    for words in paragraphs:
        document.add_paragraph(words)
    document.add_table(1, 2).cell(0, 1).text = "in a table"
    document.save(out)
    return out.getvalue()


def message() -> bytes:
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = "Twelve killed", "Desk <desk@example.org>", "Mon, 16 Apr 2031 10:00:00 +0000"
    made.set_content(TEXT)
    made.add_attachment(b"\x00\x01", maintype="application", subtype="octet-stream", filename="x.bin")
    return made.as_bytes()


def saved_page() -> bytes:
    made = EmailMessage()
    made["Subject"], made["Snapshot-Content-Location"] = "Page", "https://example.org/news/1"
    made.set_content(f"<html><body><article><h1>Twelve killed</h1><p>{TEXT}</p></article></body></html>", subtype="html")
    made.add_related(b"\x89PNG", maintype="image", subtype="png")
    return made.as_bytes()


def packed(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def web_archive(*pages: tuple[str, str, str]) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for address, status, body in pages:
        headers = StatusAndHeaders(status, [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(address, "response", payload=io.BytesIO(body.encode()), http_headers=headers))
    return out.getvalue()


def loaded(folder, **files: bytes):
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return load_sources(folder)


def refused(folder, name: str, content: bytes) -> str:
    with pytest.raises(InputError) as caught:
        loaded(folder, **{name: content})
    (line,) = str(caught.value).splitlines()
    return line


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", pdf(TEXT)), ("a.docx", docx(TEXT, OTHER)), ("a.eml", message()), ("a.mhtml", saved_page()), ("a.mht", saved_page())],
)
def test_a_document_is_one_article_with_the_files_name_as_its_id(tmp_path, name, content):
    (article,) = loaded(tmp_path, **{name: content}).articles
    assert article.article_id == "a" and article.file == name and "12 rebels were killed near Keld" in article.text


def test_what_a_document_says_of_itself_is_known_of_it(tmp_path):
    mail, page, document = loaded(tmp_path, **{"a.eml": message(), "b.mhtml": saved_page(), "c.docx": docx(TEXT)}).articles
    assert (mail.title, mail.known("published"), page.known("address")) == ("Twelve killed", "2031-04-16", "https://example.org/news/1")
    assert document.title == "Twelve killed near Keld" and "in a table" in document.text and "\x00" not in mail.text


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.pdf", pdf(TEXT, password="x"), "needs a password"),
        ("a.pdf", pdf(""), "its pages are pictures"),
        ("a.pdf", b"%PDF-1.7 and no more", "cannot be read"),
        ("a.pdf", pdf(*["x"] * 301), "301 pages"),
        ("a.docx", b"PK\x03\x04 no archive", "cannot be read"),
        ("a.docx", packed(**{"word/document.xml": b"<w"}), "cannot be read"),
        ("a.docx", packed(**{"word/document.xml": b"\x00" * 60_000_000}), "unpacks to 60 MB"),
        ("a.eml", b"\n\nno headers", "no message"),
        ("a.mhtml", b"Subject: x\n\ntext", "holds no page"),
        ("a.csv", b"a,b\n1,2\n", "no column of texts"),
        ("a.parquet", b"PAR1", "cannot be read"),
        ("a.zip", b"PK\x03\x04", "cannot be read"),
        ("a.zip", packed(), "holds no article"),
        ("a.warc", b"WARC/1.0 broken", "holds no article"),
        ("a.jsonl", b"\x00\x01\x02", "is not text"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(tmp_path, name, content, reason):
    assert reason in refused(tmp_path, name, content)


def table_files() -> dict[str, bytes]:
    import pyarrow
    import pyarrow.parquet

    rows = [
        {"id": "one", "headline": "First", "source": "Keld Post", "date": "2031-04-16", "url": "https://example.org/1", "Content": TEXT},
        {"id": "two", "headline": "Second", "source": "Tarn News", "date": "2031-04-17", "url": "https://example.org/2", "Content": OTHER},
    ]
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), out)
    semicolons = ";".join(rows[0]) + "\n" + "\n".join(";".join(f'"{v}"' for v in row.values()) for row in rows)
    return {
        "t.csv": (",".join(rows[0]) + "\n" + "\n".join(",".join(f'"{v}"' for v in row.values()) for row in rows)).encode("utf-8-sig"),
        "s.csv": semicolons.encode(),
        "t.jsonl": "\n".join(map(json.dumps, rows)).encode(),
        "t.json": json.dumps(rows).encode(),
        "t.parquet": out.getvalue(),
    }


@pytest.mark.parametrize("name", sorted(table_files()))
def test_each_row_of_a_table_is_an_article_that_says_where_it_comes_from(tmp_path, name):
    first, second = loaded(tmp_path, **{name: table_files()[name]}).articles
    stem = name.split(".")[0]
    assert (first.article_id, first.file, second.file) == (f"{stem}-one", f"{name}#one", f"{name}#two")
    assert (first.outlet, first.title, first.known("published"), first.known("address")) == (
        "Keld Post", "First", "2031-04-16", "https://example.org/1",
    )  # fmt: skip
    assert "12 rebels" in first.text and "four of their fighters" in second.text


def test_rows_without_ids_are_numbered_and_a_repeated_id_is_no_id(tmp_path):
    rows = f"text,id\n{TEXT.replace(',', '')},\n{OTHER},x\n{OTHER} Again.,x\n"
    assert [a.file for a in loaded(tmp_path, **{"t.csv": rows.encode()}).articles] == ["t.csv#row 1", "t.csv#row 3", "t.csv#x"]


def test_a_broken_row_is_told_and_the_others_are_read(tmp_path):
    lines = [json.dumps({"text": TEXT}), "{no json", "[1]", json.dumps({"text": ""}), json.dumps({"text": OTHER})]
    found = loaded(tmp_path, **{"t.jsonl": "\n".join(lines).encode()})
    assert [a.file for a in found.articles] == ["t.jsonl#row 1", "t.jsonl#row 5"]
    assert [(u.file, u.reason) for u in found.unread] == [
        ("t.jsonl#row 2", "is no JSON"), ("t.jsonl#row 3", "is no record"), ("t.jsonl#row 4", "holds no text"),
    ]  # fmt: skip


def test_an_archive_may_hold_texts_documents_and_tables(tmp_path):
    content = packed(**{"d/a.txt": TEXT.encode(), "d/b.pdf": pdf(OTHER), "t.jsonl": table_files()["t.jsonl"], ".hidden": b"x", "e/": b""})
    found = loaded(tmp_path, **{"all.zip": content})
    assert [a.file for a in found.articles] == ["all.zip#d/a.txt", "all.zip#d/b.pdf", "all.zip#t.jsonl#one", "all.zip#t.jsonl#two"]
    assert not found.unread and len({a.article_id for a in found.articles}) == 4


def test_an_archive_cannot_climb_out_or_flood(tmp_path, monkeypatch):
    from counterclaim.sources import containers

    monkeypatch.setattr(containers, "MAX_MEMBER", 1000)
    members = {
        "../../escaped.txt": TEXT.encode(),
        "/etc/x.txt": b"x",
        "big.txt": b"a" * 5000,
        "in.zip": packed(a=b"x"),
        "ok.txt": TEXT.encode(),
    }
    found = loaded(tmp_path, **{"all.zip": packed(**members)})
    assert [a.file for a in found.articles] == ["all.zip#ok.txt"]
    reasons = " ".join(u.reason for u in found.unread)
    assert reasons.count("outside the archive") == 2 and "too large" in reasons and "an archive in an archive" in reasons
    assert [p.name for p in tmp_path.iterdir()] == ["all.zip"] and not list(tmp_path.parent.glob("*escaped*"))


def test_an_archive_that_unpacks_to_too_much_is_left_where_it_becomes_so(tmp_path, monkeypatch):
    from counterclaim.sources import containers

    monkeypatch.setattr(containers, "MAX_UNPACKED", 200)
    found = loaded(tmp_path, **{"all.zip": packed(**{f"{n}.txt": TEXT.encode() for n in range(9)})})
    assert len(found.articles) == 1 and "unpacks to more than" in found.unread[0].reason


def test_a_web_archive_gives_the_pages_that_were_there(tmp_path):
    body = "<html><body><article><h1>{}</h1><p>{}</p></article></body></html>"
    pages = [("https://e.org/1", "200 OK", body.format("One", TEXT)), ("https://e.org/2", "404 Not Found", body.format("Two", OTHER))]
    (article,) = loaded(tmp_path, **{"w.warc.gz": web_archive(*pages)}).articles
    assert article.known("address") == "https://e.org/1" and "12 rebels" in article.text


def test_an_entry_may_be_for_the_whole_file_or_for_one_record(tmp_path):
    (tmp_path / "sources.yml").write_text("t.csv: {outlet: Whole}\n't.csv#two': {outlet: One}\n't.csv#three': {outlet: None}\n")
    found = loaded(tmp_path, **{"t.csv": table_files()["t.csv"]})
    assert [a.outlet for a in found.articles] == ["Whole", "One"] and "t.csv#three" in str(found.mistakes[0])


def test_the_same_records_have_the_same_ids_whatever_else_is_there(tmp_path):
    (alone, both) = (tmp_path / "alone", tmp_path / "both")
    for folder in (alone, both):
        folder.mkdir()
    first = loaded(alone, **{"t.csv": table_files()["t.csv"]}).articles
    second = loaded(both, **{"t.csv": table_files()["t.csv"], "a.txt": OTHER.encode() + b" And more."}).articles
    assert {a.article_id for a in first} < {a.article_id for a in second}


def rows(*records: object) -> bytes:
    return "\n".join(map(json.dumps, records)).encode()


def test_a_record_that_is_no_text_leaves_the_others_be(tmp_path):
    found = loaded(tmp_path, **{"t.jsonl": rows({"text": TEXT}, {"text": "\x01\x02" * 50}, {"body": OTHER}, {"words": "x"})})
    assert [a.file for a in found.articles] == ["t.jsonl#row 1", "t.jsonl#row 3"]
    reasons = {u.file: u.reason for u in found.unread}
    assert reasons["t.jsonl#row 2"] == "is not text" and "no column of texts" in reasons["t.jsonl#row 4"]


def test_a_page_that_is_no_text_leaves_the_others_of_its_archive_be(tmp_path):
    body = f"<html><body><article><h1>One</h1><p>{TEXT}</p></article></body></html>"
    content = web_archive(("https://e.org/0", "200 OK", "\x01\x02" * 99), ("https://e.org/1", "200 OK", body))
    found = loaded(tmp_path, **{"w.warc.gz": content})
    assert [a.file.split("#")[0] for a in found.articles] == ["w.warc.gz"] and [u.reason for u in found.unread] == ["is not text"]


@pytest.mark.parametrize("indent", [None, 2])
def test_one_object_gives_its_list_of_records_or_is_a_record_itself(tmp_path, indent):
    listed = {"status": "ok", "tags": ["a"], "articles": [{"id": "one", "text": TEXT}, {"id": "two", "text": OTHER}]}
    content = {
        "t.json": json.dumps(listed, indent=indent).encode(),
        "one.json": json.dumps({"text": OTHER + " Yes."}, indent=indent).encode(),
    }
    assert [a.file for a in loaded(tmp_path, **content).articles] == ["one.json#row 1", "t.json#one", "t.json#two"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (json.dumps({"a": 1, "b": [1]}, indent=1), "no list of records"),
        (json.dumps({"a": [{"text": TEXT}], "b": [{"text": TEXT}]}, indent=1), "2 lists of records"),
        ('{\n "a": [\n  {\n   "text": "cut of', "is no JSON"),
    ],
)
def test_a_file_of_one_object_without_records_is_refused_once(tmp_path, content, reason):
    assert reason in refused(tmp_path, "t.json", content.encode())


def test_what_comes_after_the_most_that_is_read_is_told(tmp_path, monkeypatch):
    from counterclaim.sources import containers

    monkeypatch.setattr(containers, "MAX_RECORDS", 2)
    files = {"all.zip": packed(**{f"{n}.txt": f"{TEXT} {n} times.".encode() for n in range(5)}), "t.jsonl": rows(*[{"text": OTHER}] * 5)}
    found = loaded(tmp_path, **files)
    assert len(found.articles) == 4
    assert [str(u) for u in found.unread] == [
        "all.zip#file 3 and after: comes after the first 2. Split the archive.",
        "t.jsonl#row 3 and after: comes after the first 2. Split the file.",
    ]


def test_days_that_python_does_not_know_cost_no_record_of_a_table(tmp_path):
    import pyarrow
    import pyarrow.parquet

    out = io.BytesIO()
    days = pyarrow.array([2**40, 0], pyarrow.timestamp("s"))
    pyarrow.parquet.write_table(pyarrow.table({"text": [TEXT, OTHER], "date": days}), out)
    first, second = loaded(tmp_path, **{"t.parquet": out.getvalue()}).articles
    assert (first.known("published"), second.known("published")) == (None, "1970-01-01")


def broken_member(kind: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as archive:
        archive.writestr("a.txt", TEXT.encode() * 20)
        archive.writestr("word/document.xml", TEXT.encode() * 20)
    content = bytearray(out.getvalue())
    content[45:65] = b"\xff" * 20
    return bytes(content)


@pytest.mark.parametrize("kind", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_broken_member_is_told_however_it_is_packed(tmp_path, kind):
    found = loaded(tmp_path, **{"all.zip": broken_member(kind), "ok.txt": TEXT.encode()})
    assert "all.zip#a.txt: is broken in the archive. Pack it anew." in map(str, found.unread)


def test_a_broken_document_is_refused_in_one_line(tmp_path):
    whole = docx(*[f"{TEXT} {n}" for n in range(30)])
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        start = archive.getinfo("word/document.xml").header_offset + 60
    assert "is a document that cannot be read" in refused(tmp_path, "a.docx", whole[:start] + b"\xff" * 40 + whole[start + 40 :])


def test_a_pdf_encrypted_as_this_program_cannot_decrypt_is_refused(tmp_path, monkeypatch):
    import pypdf
    from pypdf.errors import DependencyError

    def lacking(*_, **__):
        raise DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr(pypdf, "PdfReader", lacking)
    assert "is an encrypted PDF" in refused(tmp_path, "a.pdf", pdf(TEXT))


def test_half_a_letter_in_an_id_is_made_safe(tmp_path):
    content = b'{"id": "\\ud800", "text": "' + TEXT.encode() + b'"}'
    assert [a.article_id for a in loaded(tmp_path, **{"t.jsonl": content}).articles] == ["t-_"]


def test_no_two_articles_of_a_folder_have_one_id(tmp_path):
    table = rows({"id": "1", "text": TEXT}, {"id": "N 1", "text": OTHER})
    files = {
        "news.jsonl": table,
        "news-1.txt": TEXT.encode() + b" Yes.",
        "News-N.csv": b"text,id\n" + OTHER.replace(",", "").encode() + b",1\n",
    }
    found = {a.file: a.article_id for a in loaded(tmp_path, **files).articles}
    assert len({article_id.casefold() for article_id in found.values()}) == 4
    assert found["news-1.txt"] == "news-1" and found["news.jsonl#1"] == "news-1-2"


def test_names_that_begin_alike_are_numbered_in_linear_time():
    from counterclaim.sources.load import _Names

    class Counted(str):
        asked = 0

        def casefold(self) -> str:
            Counted.asked += 1
            return str(self).casefold()

    names = _Names()
    assert [names.take(Counted("a")) for _ in range(4)] == ["a", "a-2", "a-3", "a-4"]
    assert len({names.take(Counted("a" * 80)) for _ in range(3000)}) == 3000 and Counted.asked < 10_000


KINDS = {
    "m.pdf": pdf(TEXT), "m.docx": docx(TEXT), "m.eml": message(), "m.mhtml": saved_page(), "m.zip": packed(**{"a.txt": TEXT.encode()}),
    "m.html": f"<!-- --><html><body><p>{TEXT}</p></body></html>".encode(), "m.warc.gz": web_archive(("https://e.org/1", "200 OK", TEXT)),
    "m.md": TEXT.encode(), "m.txt": TEXT.encode(), "m.jsonl": table_files()["t.jsonl"], "m.json": table_files()["t.json"],
    "m.csv": table_files()["t.csv"], "m.parquet": table_files()["t.parquet"], "packed.zip": broken_member(zipfile.ZIP_LZMA),
}  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.sampled_from(sorted(KINDS)), st.binary(min_size=1, max_size=60), st.floats(0, 1), st.sampled_from(["only", "over", "in", "cut"]))
def test_whatever_a_file_holds_it_is_read_or_refused(tmp_path, name, noise, where, how):
    whole = KINDS[name]
    at = int(where * len(whole))
    content = {
        "only": noise,
        "over": whole[:at] + noise + whole[at + len(noise) :],
        "in": whole[:at] + noise + whole[at:],
        "cut": whole[:at],
    }
    folder = tmp_path / name
    folder.mkdir(exist_ok=True)
    try:
        found = loaded(folder, **{name: content[how]})
    except InputError as error:
        assert name in str(error)
    else:
        assert found.articles
