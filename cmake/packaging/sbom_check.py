#!/usr/bin/env python3
"""Is a bill of materials whole and true? Says what is wrong, and exits 1 then:

    sbom_check.py FILE.spdx.json RESULTS

Checked are the fields that SPDX 2.3 demands, that every reference leads somewhere, and that every file in RESULTS is
described, with its digest and with at least one part if it is a program or a library.
"""
import hashlib
import json
import pathlib
import re
import sys

# Of the relationships of SPDX 2.3, those that sbom.py writes.
RELATIONSHIPS = {"DESCRIBES", "STATIC_LINK", "DYNAMIC_LINK"}
DOCUMENT = {"spdxVersion": r"SPDX-2\.3", "dataLicense": r"CC0-1\.0", "SPDXID": r"SPDXRef-DOCUMENT", "name": r".+",
            "documentNamespace": r"https://[^#]+"}
PACKAGE = {"SPDXID": r"SPDXRef-[A-Za-z0-9.-]+", "name": r".+", "versionInfo": r"\d.*",
           "downloadLocation": r"NOASSERTION|NONE|\w+:.+", "licenseConcluded": r".+", "licenseDeclared": r".+",
           "copyrightText": r".+"}


def fields(thing, wanted, where):
    for name, form in wanted.items():
        if not re.fullmatch(form, str(thing.get(name, ""))):
            yield f"{where}: {name} is {thing.get(name)!r}"


def creation(info):
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", info.get("created", "")):
        yield f"creationInfo: created is {info.get('created')!r}"
    if not info.get("creators") or not all(re.match("(Person|Organization|Tool): .", one) for one in info["creators"]):
        yield "creationInfo: no creators"


def relations(document):
    known = {"SPDXRef-DOCUMENT"} | {one.get("SPDXID") for one in document.get("packages", [])}
    for one in document.get("relationships", []):
        if one.get("relationshipType") not in RELATIONSHIPS:
            yield f"relationship of unknown type {one.get('relationshipType')!r}"
        for end in ("spdxElementId", "relatedSpdxElement"):
            if one.get(end) not in known:
                yield f"relationship to {one.get(end)!r}, which is not there"


def files(document, results):
    described = {one["packageFileName"]: one for one in document.get("packages", []) if "packageFileName" in one}
    linked = {one.get("spdxElementId") for one in document.get("relationships", [])}
    for file in sorted(results.iterdir()):
        if file.name == "SHA256SUMS" or file.name.endswith(".spdx.json"):
            continue
        entry = described.pop(file.name, None)
        digest = {"algorithm": "SHA256", "checksumValue": hashlib.sha256(file.read_bytes()).hexdigest()}
        if entry is None:
            yield f"{file.name} is not described"
        elif digest not in entry.get("checksums", []):
            yield f"{file.name} has another digest"
        elif re.search(r"\.deb$|-linux-", file.name) and entry.get("SPDXID") not in linked:
            yield f"{file.name} has no parts"
    for name in described:
        yield f"{name} is described and not there"


def problems(document, results):
    yield from fields(document, DOCUMENT, "document")
    yield from creation(document.get("creationInfo", {}))
    packages = document.get("packages", [])
    for one in packages:
        yield from fields(one, PACKAGE, one.get("name", "package without a name"))
    names = [one.get("SPDXID") for one in packages]
    yield from (f"{name} is there twice" for name in sorted({name for name in names if names.count(name) > 1}))
    yield from relations(document)
    yield from files(document, results)


def main(bill, results):
    found = list(problems(json.loads(pathlib.Path(bill).read_text()), pathlib.Path(results)))
    for one in found:
        print(f"sbom_check.py: {one}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
