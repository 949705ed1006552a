#!/usr/bin/env bash
# Builds, shows and tests Amends. What is missing is installed, or named in one line.
#   build (default)   dist/chrome and dist/firefox
#   demo              the main job in a real browser, on a page that stands in for x.com
#   test              everything that must pass
#   bench             sizes, times and instruction counts, beside the peers'
#   cli               target/release/amends
#   package           dist/*.zip for the stores
set -euo pipefail
cd "$(dirname "$0")"
export npm_config_fund=false npm_config_audit=false npm_config_update_notifier=false

say() { printf '\n== %s\n' "$*"; }
need() { echo "build.sh: $1 is missing: $2" >&2; exit 1; }
as_root() { [ "$(id -u)" = 0 ]; }

apt_install() {
  as_root && command -v apt-get >/dev/null || return 1
  say "installing $*"
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null 2>&1 && return 0
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
}

need_rust() {
  [ -d "$HOME/.cargo/bin" ] && export PATH="$HOME/.cargo/bin:$PATH"
  command -v cargo >/dev/null || need cargo "install Rust 1.88 or newer from https://rustup.rs"
}

need_wasm_target() {
  need_rust
  [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ] && return
  command -v rustup >/dev/null || need "the target wasm32-unknown-unknown" "install it with your Rust toolchain"
  rustup target add wasm32-unknown-unknown
}

need_node() {
  command -v node >/dev/null && command -v npm >/dev/null || apt_install nodejs npm || need node "install Node.js 20.15 or newer with npm"
  # The lock file is the truth; node_modules only follows it.
  if ! cmp -s package-lock.json node_modules/.amends-lock; then
    say "npm ci"
    npm ci --silent
    cp package-lock.json node_modules/.amends-lock
  fi
}

need_browsers() {
  if ! [ -x "${CHROMIUM:=$(command -v chromium || command -v chromium-browser || true)}" ]; then
    apt_install chromium || need chromium "install it, or set CHROMIUM to its path"
    CHROMIUM=$(command -v chromium)
  fi
  if ! [ -x "${FIREFOX:=$(command -v firefox-esr || command -v firefox || true)}" ]; then
    apt_install firefox-esr || need firefox "install Firefox ESR, or set FIREFOX to its path"
    FIREFOX=$(command -v firefox-esr)
  fi
  command -v openssl >/dev/null || apt_install openssl || need openssl "install it: the page that stands in for x.com needs a certificate"
  export CHROMIUM FIREFOX
}

# All browsers that are supported have WebAssembly SIMD (Chromium 91, Firefox 89); only the background needs it.
simd='target.wasm32-unknown-unknown.rustflags=["-Ctarget-feature=+simd128"]'

# What is translated to JavaScript may use the least of WebAssembly.
mvp='target.wasm32-unknown-unknown.rustflags=["-Ctarget-cpu=mvp"]'

# Named one by one: `--all-features` makes wasm-opt write what no browser reads, and refuse to lower memory.copy.
proposals=(--enable-bulk-memory --enable-bulk-memory-opt --enable-sign-ext --enable-nontrapping-float-to-int
  --enable-mutable-globals --enable-multivalue)

# One module of the extension: compiled by a profile, given its glue, made small or fast.
module() {
  local name=$1 feature=$2 profile=$3 level=$4
  cargo build --locked --quiet --profile "$profile" --target wasm32-unknown-unknown --features "$feature" --bin "$name" "${@:5}"
  cargo run --locked --quiet -p amends-bindgen -- "target/wasm32-unknown-unknown/$profile/$name.wasm" pkg
  npx wasm-opt "$level" --enable-simd --strip-debug --strip-producers --strip-target-features \
    "${proposals[@]}" --enable-reference-types "pkg/${name}_bg.wasm" -o "pkg/${name}_bg.wasm"
}

# The same module translated to JavaScript, for pages whose policy forbids WebAssembly. The precompiled standard library says that it
# uses reference types; unless that is taken out first, the glue gets a second table, which the translator refuses.
translation() {
  local name=$1 feature=$2 out=pkg/translated
  mkdir -p "$out"
  cargo build --locked --quiet --profile wasm-mvp --target wasm32-unknown-unknown --features "$feature" --bin "$name" --config "$mvp"
  npx wasm-opt "${proposals[@]}" --enable-reference-types -g --strip-target-features \
    "target/wasm32-unknown-unknown/wasm-mvp/$name.wasm" -o "$out/$name.wasm"
  cargo run --locked --quiet -p amends-bindgen -- "$out/$name.wasm" "$out"
  npx wasm-opt -Oz "${proposals[@]}" --enable-call-indirect-overlong --strip-debug --strip-producers --signext-lowering \
    --llvm-nontrapping-fptoint-lowering --llvm-memory-copy-fill-lowering "$out/${name}_bg.wasm" -o "$out/${name}_bg.wasm"
  npx wasm2js -Oz "${proposals[@]}" --enable-call-indirect-overlong "$out/${name}_bg.wasm" -o "$out/${name}_bg.wasm.js"
  node tools/build/translate.mjs "$out/$name"
  cargo run --locked --quiet -p amends-gzip -- "$out/${name}.data"
}

build() {
  need_wasm_target; need_node
  say "building the extension"
  mkdir -p pkg
  module content page wasm -Oz; translation content page
  module worker worker wasm-fast -O3 --config "$simd"; module app app wasm -Oz
  cargo run --locked --quiet -p amends-gzip -- pkg/content_bg.wasm
  node tools/build/bundle.mjs
  node tools/build/assemble.mjs
  say "dist/chrome and dist/firefox are ready to load"
}

# What the two carriers are compared by; no part of the extension.
judges() {
  module judge page wasm -Oz; translation judge page
  node tools/build/bundle.mjs --judge
}

cli() {
  need_rust
  cargo build --locked --quiet --release --bin amends
}

demo() {
  need_browsers; build
  node tests/demo.mjs
}

package() {
  build
  node tools/build/zip.mjs
}

bench() {
  need_browsers; build; cli; judges
  cargo build --locked --quiet --profile wasm-fast --target wasm32-unknown-unknown -p amends-readers --config "$simd"
  node tests/bench.mjs
}

tests() {
  need_rust; need_node
  say "Rust: format, lints, unit, table and property tests"
  cargo fmt --check
  cargo clippy --locked --quiet --all-targets -- -D warnings
  cargo test --locked --quiet
  RUSTDOCFLAGS="-D warnings" cargo doc --locked --quiet --no-deps --lib
  cli; need_browsers; build; judges
  say "lints of the three modules"
  for name in content:page worker:worker app:app; do
    cargo clippy --locked --quiet --target wasm32-unknown-unknown --profile wasm --features "${name#*:}" --bin "${name%:*}" -- -D warnings
  done
  say "types of the JavaScript"
  npx tsc -p .
  npx tsc -p tests
  say "the store's linter"
  npx web-ext lint --source-dir dist/firefox --warnings-as-errors
  say "in Chromium and Firefox"
  mapfile -t files < <(find tests -name "*.test.mjs" | sort)
  node --test --test-concurrency=1 "${files[@]}"
}

case "${1:-build}" in
  build) build ;;
  demo) demo ;;
  test) tests ;;
  bench) bench ;;
  cli) cli ;;
  package) package ;;
  *) sed -n '2,9p' "$0"; exit 2 ;;
esac
