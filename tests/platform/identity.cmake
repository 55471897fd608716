# Tests of identity and of the keys it stands on.
add_library(identityfixture STATIC identitychain.cpp identitychain.h identityfixture.cpp identityfixture.h)
target_link_libraries(identityfixture PUBLIC atalaya_platform_identity Qt6::Core PRIVATE atalaya_flags)

atalaya_test(tst_totp LABELS unit SOURCES tst_totp.cpp LIBS atalaya_platform_identity)
atalaya_test(tst_password LABELS unit SOURCES tst_password.cpp LIBS atalaya_platform_identity Threads::Threads)
atalaya_test(tst_identity_recoverycode LABELS unit SOURCES tst_identity_recoverycode.cpp LIBS atalaya_platform_identity)
atalaya_test(tst_identity_keys LABELS security SOURCES tst_identity_keys.cpp LIBS atalaya_platform_keys)
atalaya_test(tst_identity_signin LABELS security SOURCES tst_identity_signin.cpp LIBS identityfixture)
atalaya_test(tst_identity_enrollment LABELS security SOURCES tst_identity_enrollment.cpp LIBS identityfixture)
atalaya_test(tst_identity_unlock LABELS security SOURCES tst_identity_unlock.cpp LIBS identityfixture)
atalaya_test(tst_identity_stepup LABELS security SOURCES tst_identity_stepup.cpp LIBS identityfixture)
atalaya_test(tst_identity_factor LABELS security SOURCES tst_identity_factor.cpp LIBS identityfixture)
atalaya_test(tst_identity_race LABELS security SOURCES tst_identity_race.cpp LIBS identityfixture Threads::Threads)
atalaya_test(tst_identity_session LABELS security SOURCES tst_identity_session.cpp LIBS identityfixture)
atalaya_test(tst_identity_refresh LABELS security SOURCES tst_identity_refresh.cpp LIBS identityfixture)
atalaya_test(tst_identity_http LABELS security SOURCES tst_identity_http.cpp LIBS identityfixture Threads::Threads)
atalaya_test(tst_identity_people LABELS security SOURCES tst_identity_people.cpp LIBS identityfixture)
atalaya_test(tst_identity_process LABELS security TIMEOUT 300 SOURCES tst_identity_process.cpp
    LIBS atalaya_tests_platform atalaya_platform_identity Threads::Threads)
atalaya_test(tst_identity_rewrap LABELS security TIMEOUT 300 SOURCES tst_identity_rewrap.cpp
    LIBS atalaya_tests_platform atalaya_platform_identity)
