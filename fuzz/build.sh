#!/bin/bash -eu
# Builds the fuzz targets the way OSS-Fuzz asks: compiler, flags and engine come from outside ($CC, $CXX, $CFLAGS,
# $CXXFLAGS, $LIB_FUZZING_ENGINE), results go to $OUT, each target with its seeds, dictionary and options.
cd "$(dirname "$0")/.."
work=${WORK:-build}/fuzz-out
cmake -S . -B "$work" -G Ninja -DCMAKE_BUILD_TYPE=None -DOCPV_BUILD_FUZZERS=ON -DOCPV_BUILD_TESTS=OFF -DOCPV_BUILD_TOOLS=ON \
  -DCMAKE_C_COMPILER="${CC:-clang}" -DCMAKE_CXX_COMPILER="${CXX:-clang++}" -DBUILD_SHARED_LIBS=OFF
cmake --build "$work" --target fuzzers
mkdir -p "$OUT"
for binary in "$work"/fuzz/*_fuzzer; do
  target=$(basename "$binary")
  name=${target%_fuzzer}
  cp "$binary" "$OUT/"
  (cd fuzz/corpus/"$name" && zip -q -r "$OUT/${target}_seed_corpus.zip" .)
  for kind in dict options; do
    [ ! -f "fuzz/$name.$kind" ] || cp "fuzz/$name.$kind" "$OUT/$target.$kind"
  done
done
