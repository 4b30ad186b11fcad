# The files of a folder as one C file: cmake -DFOLDER=... -DOUT=... -P embed.cmake. Only names and bytes go into it.
file(GLOB files ${FOLDER}/*.json)
list(SORT files)
set(arrays)
set(ids)
set(texts)
set(count 0)
foreach(file ${files})
  get_filename_component(id ${file} NAME_WLE)
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "((0x[0-9a-f][0-9a-f],)(0x[0-9a-f][0-9a-f],)(0x[0-9a-f][0-9a-f],)(0x[0-9a-f][0-9a-f],)(0x[0-9a-f][0-9a-f],)(0x[0-9a-f][0-9a-f],)(0x[0-9a-f][0-9a-f],)(0x[0-9a-f][0-9a-f],))" "\\1\n" bytes "${bytes}")
  string(APPEND arrays "static const unsigned char file_${count}[] = { /* ${id} */\n${bytes}0x00};\n\n")
  string(APPEND ids "    \"${id}\",\n")
  string(APPEND texts "    {file_${count}, sizeof file_${count} - 1},\n")
  math(EXPR count "${count} + 1")
endforeach()
file(WRITE ${OUT} "/* Made from data/rulebooks by lib/cmake/embed.cmake. */
#include \"io/rulebook_shipped.h\"

${arrays}const char *const rulebook_shipped_ids[] = {
${ids}    NULL};
const rulebook_file rulebook_shipped_texts[] = {
${texts}    {NULL, 0}};
const int64_t rulebook_shipped_count = ${count};
")
