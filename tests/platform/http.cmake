# Tests of the server, its chain and its commands.
atalaya_test(tst_httpserver LABELS contract SOURCES tst_httpserver.cpp LIBS atalaya_tests_platform Qt6::Network)
