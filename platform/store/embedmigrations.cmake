# SPDX-License-Identifier: GPL-3.0-or-later
# Writes OUTPUT, a C++ source that holds the text of every file of FILES (NNNN_name.sql) in ascending order.
string(REPLACE "," ";" files "${FILES}")
set(entries "")
foreach(file IN LISTS files)
    get_filename_component(stem "${file}" NAME_WE)
    if(NOT stem MATCHES "^([0-9][0-9][0-9][0-9])_(.+)$")
        message(FATAL_ERROR "${file} is not named NNNN_name.sql")
    endif()
    list(APPEND entries "${CMAKE_MATCH_1}|${CMAKE_MATCH_2}|${file}")
endforeach()
list(SORT entries)

set(items "")
set(previous "")
foreach(entry IN LISTS entries)
    string(REPLACE "|" ";" parts "${entry}")
    list(GET parts 0 number)
    list(GET parts 1 name)
    list(GET parts 2 file)
    if(number STREQUAL previous)
        message(FATAL_ERROR "two migrations have the number ${number}")
    endif()
    set(previous "${number}")
    file(READ "${file}" sql)
    string(REGEX REPLACE "^0+" "" plain "${number}")
    string(APPEND items "    {${plain}, \"${name}\", R\"sql(${sql})sql\"},\n")
endforeach()

file(WRITE "${OUTPUT}" "// Generated from platform/*/migrations; do not edit.
#include \"platform/store/migrations.h\"

#include <array>

namespace atalaya::platform {

std::span<const Migration> allMigrations()
{
    static const auto migrations = std::to_array<Migration>({
${items}    });
    return migrations;
}

} // namespace atalaya::platform
")
