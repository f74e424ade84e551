#!/bin/sh
# Writes internal/gen anew from OData.g4. Needs npm (for the pinned generator) and Java 11 or newer;
# building and testing need neither.
set -eu
cd "$(dirname "$0")"
version=2.0.0
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
(cd "$temp" && npm pack --silent "antlr4ng-cli@$version" >/dev/null && tar -xzf "antlr4ng-cli-$version.tgz")
java -jar "$temp"/package/antlr4-*-complete.jar -Dlanguage=Go -no-listener -no-visitor -package gen \
    -Xexact-output-dir -o "$temp/gen" OData.g4
gofmt "$temp/gen/odata_parser.go" > internal/gen/odata_parser.go
