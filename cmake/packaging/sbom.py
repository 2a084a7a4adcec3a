#!/usr/bin/env python3
"""Writes the bill of materials of a release (SPDX 2.3, JSON), from what was really compiled in and linked:

    sbom.py RESULTS TREE >triage.spdx.json

RESULTS is the folder of what is released, TREE the build tree that it came from. Headers come from what the compiler
read (ninja -t deps), archives from the linker's map, shared libraries from the programs themselves; each file is looked
up with dpkg, and stands for its Debian source package. A file that nobody owns ends the run: a bill with a hole is none.
"""
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import time

# What is released, and the build targets in it.
TARGETS = {
    r"triage_.*\.deb": ["cli/triage"],
    r"triage-verify_": ["cli/triage-verify"],
    r"libtriage0_": ["lib/libtriage.so"],
    r"libtriage-dev_": ["lib/libtriage.a", "lib/libtriage_authoring.a", "lib/libtriage_verify.a"],
    r"triage-.*-linux-": ["static/triage"],
}


def run(*command, **options):
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE, **options).stdout


def owners(paths):
    """The Debian source package of each file of the system, as {path: (name, version)}."""
    # dpkg knows some files by their place before /lib became a link.
    names = {path: (path, os.path.realpath(path), os.path.realpath(path).removeprefix("/usr")) for path in paths}
    wanted = sorted({name for three in names.values() for name in three})
    listing = subprocess.run(["dpkg-query", "-S", *wanted], text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    package_of = {}
    for line in listing.stdout.splitlines():
        packages, path = line.split(": ", 1)
        if packages.startswith(("diversion by ", "local diversion ")):
            continue
        package_of[path] = packages.split(", ")[0]
    packages = sorted(set(package_of.values()))
    form = "-f=${source:Package} ${source:Version}\n"
    source_of = dict(zip(packages, (tuple(run("dpkg-query", "-W", form, one).split()) for one in packages)))
    found = {path: package_of[name] for path, three in names.items() for name in three if name in package_of}
    for path in sorted(set(paths) - set(found)):
        sys.exit(f"sbom.py: no package has {path}; install what the build needs from packages")
    return {path: source_of[package] for path, package in found.items()}


def headers(tree):
    """Which files of the system each object was compiled from."""
    read, current = {}, None
    for line in run("ninja", "-C", tree, "-t", "deps").splitlines():
        if line.startswith("    "):
            path = os.path.normpath(line.strip())
            if path.startswith("/usr/"):
                read[current].add(path)
        elif ": #deps" in line:
            current = line.split(": #deps")[0]
            read[current] = set()
    return read


def archives(tree):
    """What the linker took into the static program from files of the system."""
    text = pathlib.Path(tree, "static/triage.map").read_text()
    members = re.findall(r"^(/usr/\S+\.a)\(", text, re.MULTILINE)
    objects = re.findall(r"^LOAD (/usr/\S+\.o)$", text, re.MULTILINE)
    return {os.path.normpath(path) for path in members + objects}


def shared_libraries(binary):
    """What a program or library asks the loader for; a static one for nothing."""
    needed = re.findall(r"\(NEEDED\).*\[(.+)\]", run("readelf", "-d", binary))
    places = dict(re.findall(r"^\s*(\S+) \(.*\) => (\S+)$", run("/sbin/ldconfig", "-p"), re.MULTILINE))
    return {places[name] for name in needed if not name.startswith("libtriage") and name in places}


def inputs(tree, name):
    """The objects and archives that a target is linked from, through archives of this build too."""
    found, waiting = set(), [name]
    while waiting:
        current = waiting.pop()
        kept = False
        for line in run("ninja", "-C", tree, "-t", "query", current).splitlines()[1:]:
            if line.startswith("  outputs:"):
                break
            entry = line.strip()
            # `| ` comes before what is linked by name, `|| ` before what only has to be there first.
            kept = line.startswith("    ") and not entry.startswith("|| ")
            entry = entry.removeprefix("| ")
            if kept and entry not in found and re.search(r"\.(o|a|so[.\d]*)$", entry) and not entry.startswith("/"):
                found.add(entry)
                if not entry.endswith(".o"):
                    waiting.append(entry)
    return found


def parts_of(file, tree, read):
    """What is in a released file, as {(relationship, file of the system)}."""
    found = set()
    for part, targets in TARGETS.items():
        if not re.match(part, file):
            continue
        for name in targets:
            compiled = {path for one in inputs(tree, name) for path in read.get(one, ())}
            taken = archives(tree) if name == "static/triage" else set()
            found |= {("STATIC_LINK", path) for path in compiled | taken}
            if not name.endswith(".a"):
                found |= {("DYNAMIC_LINK", path) for path in shared_libraries(os.path.join(tree, name))}
    return found


def identifier(*words):
    return "SPDXRef-" + "-".join(re.sub(r"[^A-Za-z0-9.]+", "-", word) for word in words)


def package(spdx_id, name, version, **more):
    return {"SPDXID": spdx_id, "name": name, "versionInfo": version, "downloadLocation": "NOASSERTION",
            "filesAnalyzed": False, "licenseConcluded": "NOASSERTION", "licenseDeclared": "NOASSERTION",
            "copyrightText": "NOASSERTION", **more}


def debian_package(name, version):
    distribution = re.search(r"^ID=(.*)$", pathlib.Path("/etc/os-release").read_text(), re.MULTILINE)[1]
    reference = {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
                 "referenceLocator": f"pkg:deb/{distribution}/{name}@{version.replace('+', '%2B')}?arch=source"}
    return package(identifier("source", name), name, version, externalRefs=[reference])


def released_package(file, version):
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return package(identifier("file", file.name), file.name, version, packageFileName=file.name,
                   licenseDeclared="Apache-2.0", checksums=[{"algorithm": "SHA256", "checksumValue": digest}])


def document(version, files, parts, created):
    """`parts` says what each file of `files` has, as {name: {(relationship, source package)}}."""
    released = [released_package(file, version) for file in files]
    sources = sorted({source for found in parts.values() for _, source in found})
    relations = [("SPDXRef-DOCUMENT", "DESCRIBES", one["SPDXID"]) for one in released]
    for file, one in zip(files, released):
        relations += sorted((one["SPDXID"], kind, identifier("source", name)) for kind, (name, _) in parts[file.name])
    digests = "".join(one["checksums"][0]["checksumValue"] for one in released)
    return {
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": f"triage-{version}",
        "documentNamespace": f"https://spdx.org/spdxdocs/triage-{version}-{hashlib.sha256(digests.encode()).hexdigest()}",
        "creationInfo": {"created": created, "creators": ["Tool: triage-sbom"]},
        "packages": released + [debian_package(*source) for source in sources],
        "relationships": [{"spdxElementId": one, "relationshipType": kind, "relatedSpdxElement": other}
                          for one, kind, other in relations],
    }


def main(results, tree):
    files = sorted(file for file in pathlib.Path(results).iterdir()
                   if file.name != "SHA256SUMS" and not file.name.endswith(".spdx.json"))
    version = re.search(r"^CMAKE_PROJECT_VERSION:STATIC=(.*)$", pathlib.Path(tree, "CMakeCache.txt").read_text(),
                        re.MULTILINE)[1]
    read = headers(tree)
    found = {file.name: parts_of(file.name, tree, read) for file in files}
    source_of = owners({path for pairs in found.values() for _, path in pairs})
    parts = {name: {(kind, source_of[path]) for kind, path in pairs} for name, pairs in found.items()}
    created = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))))
    json.dump(document(version, files, parts, created), sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
