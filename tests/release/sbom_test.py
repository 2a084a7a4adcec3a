#!/usr/bin/env python3
"""Does sbom_check.py take what sbom.py writes, and refuse it once it was damaged? sbom_test.py SOURCE."""
import copy
import pathlib
import shutil
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(sys.argv.pop(1))
sys.path.insert(0, str(SOURCE / "cmake/packaging"))
sys.dont_write_bytecode = True
import sbom  # noqa: E402
import sbom_check  # noqa: E402

PROGRAM, ARCHIVE = "triage_0.1.0_amd64.deb", "triage_0.1.0.tar.xz"


class Bill(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.results = pathlib.Path(folder.name)
        files = [self.results / PROGRAM, self.results / ARCHIVE]
        for file in files:
            file.write_bytes(file.name.encode())
        parts = {PROGRAM: {("STATIC_LINK", ("fmtlib", "9.1.0+ds1-2")), ("DYNAMIC_LINK", ("zlib", "1:1.2.13"))}, ARCHIVE: set()}
        self.bill = sbom.document("0.1.0", files, parts, "2026-11-21T00:00:00Z")

    def refuses(self, damage, text):
        damaged = copy.deepcopy(self.bill)
        damage(damaged)
        found = list(sbom_check.problems(damaged, self.results))
        self.assertTrue(any(text in one for one in found), f"{text!r} is not in {found}")

    def test_what_is_written_is_taken(self):
        self.assertEqual(list(sbom_check.problems(self.bill, self.results)), [])

    def test_a_missing_field_is_named(self):
        for name in sbom_check.DOCUMENT:
            self.refuses(lambda bill: bill.pop(name), f"document: {name}")
        for name in sbom_check.PACKAGE:
            self.refuses(lambda bill: bill["packages"][0].pop(name), f"{name} is None")
        self.refuses(lambda bill: bill.pop("creationInfo"), "created is None")
        self.refuses(lambda bill: bill["creationInfo"].update(creators=[]), "no creators")

    def test_a_reference_that_leads_nowhere_is_named(self):
        self.refuses(lambda bill: bill["packages"].pop(), "which is not there")
        self.refuses(lambda bill: bill["relationships"][0].update(relationshipType="LIKES"), "unknown type 'LIKES'")

    def test_a_name_that_stands_for_two_is_named(self):
        self.refuses(lambda bill: bill["packages"].append(bill["packages"][0]), "is there twice")

    def test_a_file_that_was_changed_or_added_or_lost_is_named(self):
        (self.results / PROGRAM).write_bytes(b"other")
        self.refuses(lambda bill: None, f"{PROGRAM} has another digest")
        (self.results / PROGRAM).unlink()
        self.refuses(lambda bill: None, f"{PROGRAM} is described and not there")
        (self.results / "more").touch()
        self.refuses(lambda bill: None, "more is not described")

    def test_a_program_without_parts_is_named(self):
        self.refuses(lambda bill: bill.update(relationships=[]), f"{PROGRAM} has no parts")

    @unittest.skipUnless(shutil.which("dpkg-query"), "no Debian")
    def test_headers_and_programs_belong_to_the_packages_that_brought_them(self):
        shell = "/bin/sh"
        self.assertRegex(" ".join(sbom.owners([shell])[shell]), r"^\S+ \d\S*$")
        with self.assertRaisesRegex(SystemExit, "no package has /usr/local/nobody"):
            sbom.owners(["/usr/local/nobody"])


if __name__ == "__main__":
    unittest.main()
