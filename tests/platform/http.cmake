# Tests of the server, its chain and its commands.
atalaya_test(tst_httpserver LABELS contract SOURCES tst_httpserver.cpp LIBS atalaya_tests_platform Qt6::Network)

add_library(chainfixture STATIC
    chainfixture.cpp chainfixture.h tenantfixture.cpp tenantfixture.h logfixture.cpp logfixture.h)
target_link_libraries(chainfixture
    PUBLIC atalaya_platform_http atalaya_platform_tenancy atalaya_platform_auditlog Qt6::Core Qt6::Test
    PRIVATE atalaya_flags)
atalaya_test(tst_gate LABELS security SOURCES tst_gate.cpp LIBS chainfixture)
atalaya_test(tst_http_idempotency LABELS security SOURCES tst_http_idempotency.cpp LIBS chainfixture Threads::Threads)
atalaya_test(tst_http_slowclients LABELS security
    SOURCES tst_http_slowclients.cpp
    LIBS chainfixture Qt6::Network Threads::Threads)
atalaya_test(tst_search_routes LABELS contract security
    SOURCES tst_search_routes.cpp naivesearch.cpp naivesearch.h routesfixture.h
    LIBS chainfixture atalaya_platform_governance atalaya_platform_search atalaya_platform_searchtext Threads::Threads)
atalaya_test(tst_newapikey LABELS security SOURCES tst_newapikey.cpp LIBS atalaya_platform_tenancy)
atalaya_test(tst_apikey LABELS security SOURCES tst_apikey.cpp LIBS chainfixture)
atalaya_test(tst_decide LABELS security
    SOURCES tst_decide.cpp
    LIBS chainfixture atalaya_platform_governance Threads::Threads
    TIMEOUT 300)
atalaya_library(auditexportfixture
    SOURCES auditexportfixture.cpp auditexportfixture.h routesfixture.h
    PUBLIC chainfixture atalaya_platform_auditexport Qt6::Test)
foreach(theme auditexport auditexport_files)
    atalaya_test(tst_${theme} LABELS security SOURCES tst_${theme}.cpp LIBS auditexportfixture TIMEOUT 300)
endforeach()
atalaya_test(tst_exportlive LABELS contract
    SOURCES tst_exportlive.cpp
    LIBS atalaya_contract atalaya_tests_platform
    TIMEOUT 300)
atalaya_test(tst_http_routes LABELS contract SOURCES tst_http_routes.cpp LIBS atalaya_platform_cli Qt6::Core)
atalaya_test(tst_http_commands LABELS contract SOURCES tst_http_commands.cpp LIBS atalaya_tests_platform PkgConfig::sqlite TIMEOUT 300)
atalaya_test(tst_http_contract LABELS contract
    SOURCES tst_http_contract.cpp governancereplies.cpp governancereplies.h
    LIBS atalaya_rules atalaya_tests_firstdecision atalaya_tests_platform atalaya_platform_identity
    TIMEOUT 300)
atalaya_test(tst_http_units LABELS unit SOURCES tst_http_units.cpp LIBS atalaya_platform_http)
atalaya_test(tst_http_tls LABELS security SOURCES tst_http_tls.cpp LIBS atalaya_tests_platform Qt6::Network)
atalaya_test(tst_log_routes LABELS contract SOURCES tst_log_routes.cpp routesfixture.h LIBS chainfixture atalaya_platform_auditapi)
atalaya_test(tst_audit_detail LABELS contract
    SOURCES tst_audit_detail.cpp routesfixture.h
    LIBS chainfixture atalaya_platform_auditapi atalaya_platform_governance)
atalaya_test(tst_audit_stream LABELS security
    SOURCES tst_audit_stream.cpp routesfixture.h
    LIBS chainfixture atalaya_platform_auditapi atalaya_platform_governance Threads::Threads)
