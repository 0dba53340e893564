#!/bin/sh
# `gh` for a release: does to a bare repository what GitHub's API would. FAKE_GITHUB is the folder with `origin.git` and
# `releases`, which has the notes of each release in a file named after its tag, and its options in `TAG.flags`. The token is
# the JSON of what its job may do. The call that begins as the file `fail-at` says fails, once.
set -eu

fail() {
  echo "$1" >&2
  exit 1
}
in_origin() { git --git-dir "$FAKE_GITHUB/origin.git" "$@"; }
has_tag() { in_origin rev-parse --verify --quiet "refs/tags/$1"; }

# The value of `--field NAME=value` or `--raw-field NAME=value`: `field NAME "$@"`.
field() {
  name="$1"
  for word in "$@"; do
    case "$word" in "$name="*) echo "${word#*=}" ;; esac
  done
}

if [ -f "$FAKE_GITHUB/fail-at" ]; then
  case "$*" in
    "$(cat "$FAKE_GITHUB/fail-at")"*)
      rm "$FAKE_GITHUB/fail-at"
      fail "gh: $(cat "$FAKE_GITHUB/fail-with")"
      ;;
  esac
fi
case "${GH_TOKEN-}" in
  *'"contents":"write"'*) ;;
  *) fail 'gh: Resource not accessible by integration (HTTP 403)' ;;
esac

refs='repos/contree/op-action/git'
case "$*" in
  "api repos/contree/op-action/commits/tags/"*" --jq .sha")
    in_origin rev-parse --verify --quiet "refs/tags/${2##*/}^{commit}" || fail 'gh: No commit found for SHA (HTTP 422)'
    ;;
  "release view $3")
    test -f "$FAKE_GITHUB/releases/$3" || fail 'release not found'
    ;;
  "release create $3 --verify-tag --title $3 --notes-file - --latest="*)
    test ! -f "$FAKE_GITHUB/releases/$3" || fail 'HTTP 422: Validation Failed: tag_name already exists'
    has_tag "$3" > /dev/null || fail "tag $3 doesn't exist"
    cat > "$FAKE_GITHUB/releases/$3"
    tag="$3"
    shift 8
    echo "$*" > "$FAKE_GITHUB/releases/$tag.flags"
    ;;
  "api $refs/ref/tags/"*" --jq .object.sha")
    has_tag "${2##*/}" || fail 'gh: Not Found (HTTP 404)'
    ;;
  "api --silent --method POST $refs/refs "*)
    ref="$(field ref "$@")"
    ! has_tag "${ref#refs/tags/}" > /dev/null || fail 'gh: Reference already exists (HTTP 422)'
    in_origin update-ref "$ref" "$(field sha "$@")"
    ;;
  "api --silent --method PATCH $refs/refs/tags/"*)
    has_tag "${5##*/}" > /dev/null || fail 'gh: Reference does not exist (HTTP 422)'
    test "$(field force "$@")" = true || fail 'gh: Update is not a fast forward (HTTP 422)'
    in_origin update-ref "refs/tags/${5##*/}" "$(field sha "$@")"
    ;;
  *) fail "unknown command: gh $*" ;;
esac
