"""The rules and the things they speak of. Law of this package: pure; no Qt, SQL, files, clock or logging."""
