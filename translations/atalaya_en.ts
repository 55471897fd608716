<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
    <context>
        <name>atalaya::ui::AuditPage</name>
        <message numerus="yes">
            <source>Show %n new</source>
            <translation>
                <numerusform>Show %n new</numerusform>
                <numerusform>Show %n new</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::BellButton</name>
        <message numerus="yes">
            <source>Notifications, %n unread</source>
            <translation>
                <numerusform>Notifications, %n unread</numerusform>
                <numerusform>Notifications, %n unread</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ComputerBox</name>
        <message numerus="yes">
            <source>%n minutes</source>
            <translation>
                <numerusform>%n minute</numerusform>
                <numerusform>%n minutes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ErrorWords</name>
        <message numerus="yes">
            <source>Try again in %n seconds.</source>
            <translation>
                <numerusform>Try again in %n second.</numerusform>
                <numerusform>Try again in %n seconds.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ExportDialog</name>
        <message numerus="yes">
            <source>&amp;All %n columns</source>
            <translation>
                <numerusform>&amp;The %n column</numerusform>
                <numerusform>&amp;All %n columns</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The %n columns that the &amp;table shows</source>
            <translation>
                <numerusform>The %n column that the &amp;table shows</numerusform>
                <numerusform>The %n columns that the &amp;table shows</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ExportWords</name>
        <message numerus="yes">
            <source>%n lines are not as they were exported.</source>
            <translation>
                <numerusform>%n line is not as it was exported.</numerusform>
                <numerusform>%n lines are not as they were exported.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n decisions are missing.</source>
            <translation>
                <numerusform>%n decision is missing.</numerusform>
                <numerusform>%n decisions are missing.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The log itself no longer has the content of %n decisions, and no retention covers that.</source>
            <translation>
                <numerusform>The log itself no longer has the content of %n decision, and no retention covers that.</numerusform>
                <numerusform>The log itself no longer has the content of %n decisions, and no retention covers that.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Retention has erased the content of %n decisions since then: these rows can’t be held against anything any more.</source>
            <translation>
                <numerusform>Retention has erased the content of %n decision since then: this row can’t be held against anything any more.</numerusform>
                <numerusform>Retention has erased the content of %n decisions since then: these rows can’t be held against anything any more.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ImportDialog</name>
        <message numerus="yes">
            <source>%n do not hold</source>
            <translation>
                <numerusform>%n does not hold</numerusform>
                <numerusform>%n do not hold</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::LockWords</name>
        <message numerus="yes">
            <source>After %n wrong tries in a row this computer destroyed the key of the data it had stored, and ended the session. Nothing is lost on the platform.</source>
            <translation>
                <numerusform>After %n wrong try this computer destroyed the key of the data it had stored, and ended the session. Nothing is lost on the platform.</numerusform>
                <numerusform>After %n wrong tries in a row this computer destroyed the key of the data it had stored, and ended the session. Nothing is lost on the platform.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tries left before you have to wait.</source>
            <translation>
                <numerusform>%n try left before you have to wait.</numerusform>
                <numerusform>%n tries left before you have to wait.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tries left.</source>
            <translation>
                <numerusform>%n try left.</numerusform>
                <numerusform>%n tries left.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::LogAlarmView</name>
        <message numerus="yes">
            <source>%n further alarms; the evidence has all of them.</source>
            <translation>
                <numerusform>%n further alarm; the evidence has it too.</numerusform>
                <numerusform>%n further alarms; the evidence has all of them.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PoliciesPage</name>
        <message numerus="yes">
            <source>%n policies were written to %1.</source>
            <translation>
                <numerusform>%n policy was written to %1.</numerusform>
                <numerusform>%n policies were written to %1.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PolicyEditorPage</name>
        <message numerus="yes">
            <source>%n examples do not hold; it can&apos;t be published so.</source>
            <translation>
                <numerusform>%n example does not hold; it can’t be published so.</numerusform>
                <numerusform>%n examples do not hold; it can’t be published so.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PolicyMapView</name>
        <message numerus="yes">
            <source>a sample of %n decisions</source>
            <translation>
                <numerusform>a sample of %n decision</numerusform>
                <numerusform>a sample of %n decisions</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PolicyReadingBox</name>
        <message numerus="yes">
            <source>No conflicts with the %n other policies</source>
            <translation>
                <numerusform>No conflicts with the other policy</numerusform>
                <numerusform>No conflicts with the %n other policies</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ProblemWords</name>
        <message numerus="yes">
            <source>%n attempts left.</source>
            <translation>
                <numerusform>%n attempt left.</numerusform>
                <numerusform>%n attempts left.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::ProofBox</name>
        <message numerus="yes">
            <source>%n nodes, inclusion correct</source>
            <translation>
                <numerusform>%n node, inclusion correct</numerusform>
                <numerusform>%n nodes, inclusion correct</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::PublishDialog</name>
        <message numerus="yes">
            <source>%n examples hold.</source>
            <translation>
                <numerusform>%n example holds.</numerusform>
                <numerusform>%n examples hold.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::SignOutDialog</name>
        <message numerus="yes">
            <source>You have %n drafts</source>
            <translation>
                <numerusform>You have %n draft</numerusform>
                <numerusform>You have %n drafts</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::StatusStrip</name>
        <message numerus="yes">
            <source>%n operations running</source>
            <translation>
                <numerusform>%n operation running</numerusform>
                <numerusform>%n operations running</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n failed</source>
            <translation>
                <numerusform>%n failed</numerusform>
                <numerusform>%n failed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::SubscriptionNotice</name>
        <message numerus="yes">
            <source>Trial period: %n days left.</source>
            <translation>
                <numerusform>Trial period: %n day left.</numerusform>
                <numerusform>Trial period: %n days left.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>atalaya::ui::VerifyDialog</name>
        <message numerus="yes">
            <source>%n decisions were left out.</source>
            <translation>
                <numerusform>%n decision was left out.</numerusform>
                <numerusform>%n decisions were left out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n decisions don’t belong to it.</source>
            <translation>
                <numerusform>%n decision does not belong to it.</numerusform>
                <numerusform>%n decisions don’t belong to it.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n decisions stand at another place than the order says.</source>
            <translation>
                <numerusform>%n decision stands at another place than the order says.</numerusform>
                <numerusform>%n decisions stand at another place than the order says.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n decisions are shown otherwise than the log holds them.</source>
            <translation>
                <numerusform>%n decision is shown otherwise than the log holds it.</numerusform>
                <numerusform>%n decisions are shown otherwise than the log holds them.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The content of %n decisions is missing, and no retention covers that.</source>
            <translation>
                <numerusform>The content of %n decision is missing, and no retention covers that.</numerusform>
                <numerusform>The content of %n decisions is missing, and no retention covers that.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Retention has erased the content of %n decisions, so nobody can tell whether they would fit.</source>
            <translation>
                <numerusform>Retention has erased the content of %n decision, so nobody can tell whether it would fit.</numerusform>
                <numerusform>Retention has erased the content of %n decisions, so nobody can tell whether they would fit.</numerusform>
            </translation>
        </message>
    </context>
</TS>
