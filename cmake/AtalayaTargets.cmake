# SPDX-License-Identifier: GPL-3.0-or-later
# How every target of the project is made: same language, same warnings, same hardening.

option(ATALAYA_WERROR "Treat warnings as errors" ON)
set(ATALAYA_SANITIZE "" CACHE STRING "Sanitizers, for example address,undefined")

add_library(atalaya_flags INTERFACE)
target_compile_features(atalaya_flags INTERFACE cxx_std_20)
target_include_directories(atalaya_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(atalaya_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
    -fstack-protector-strong -fno-semantic-interposition)
# False alarms of GCC 12 on inlined std::string and std::variant (GCC bugs 105651, 105562).
target_compile_options(atalaya_flags INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
if(ATALAYA_WERROR)
    target_compile_options(atalaya_flags INTERFACE -Werror)
endif()
target_compile_definitions(atalaya_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_KEYWORDS
    ATALAYA_VERSION="${PROJECT_VERSION}")
target_link_options(atalaya_flags INTERFACE -Wl,-z,relro,-z,now)
if(ATALAYA_SANITIZE)
    target_compile_options(atalaya_flags INTERFACE "-fsanitize=${ATALAYA_SANITIZE}" -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(atalaya_flags INTERFACE "-fsanitize=${ATALAYA_SANITIZE}")
endif()

# atalaya_library(name SOURCES … [PUBLIC …] [PRIVATE …])
function(atalaya_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC ${ARG_PUBLIC} PRIVATE atalaya_flags ${ARG_PRIVATE})
endfunction()

# atalaya_executable(name SOURCES … [LIBS …])
function(atalaya_executable name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LIBS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE atalaya_flags ${ARG_LIBS})
endfunction()

# atalaya_test(name LABELS … SOURCES … [LIBS …] [TIMEOUT seconds]): one executable, one ctest entry.
function(atalaya_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LIBS;LABELS" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    # An instrumented program takes about five times as long: its limits are for what hangs, not for what is slow.
    if(ATALAYA_SANITIZE)
        math(EXPR ARG_TIMEOUT "5 * ${ARG_TIMEOUT}")
    endif()
    add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_link_libraries(${name} PRIVATE atalaya_flags Qt6::Test ${ARG_LIBS})
    target_compile_definitions(${name} PRIVATE
        ATALAYA_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
        ATALAYA_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data"
        ATALAYA_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES
        LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC")
endfunction()
