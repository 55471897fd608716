// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/page.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QTest>

#include <array>
#include <memory>

using namespace atalaya::ui;

namespace {

class ThreeButtons final : public Page
{
public:
    ThreeButtons()
    {
        auto *const row = new QHBoxLayout(this);
        for (QPushButton *&button : buttons)
            row->addWidget(button = new QPushButton(this));
    }
    void activate() override {}
    void refresh() override {}

    std::array<QPushButton *, 3> buttons{};
};

} // namespace

class TstPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        auto *const row = new QHBoxLayout(m_window.get());
        m_side = new QPushButton;
        m_page = new ThreeButtons;
        row->addWidget(m_side);
        row->addWidget(m_page);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    /// What has the keyboard goes off: another control of the page gets it.
    void theKeyboardStaysOnThePage()
    {
        m_page->buttons[2]->setFocus();
        m_page->buttons[2]->setEnabled(false);
        QCOMPARE(m_window->focusWidget(), m_page->buttons[0]);
        m_page->buttons[1]->setEnabled(false);
        m_page->buttons[0]->setEnabled(false);
        QCOMPARE(m_window->focusWidget(), m_side);
    }

    /// Tab still leads out of it.
    void tabGoesOn()
    {
        m_page->buttons[2]->setFocus();
        QTest::keyClick(m_page->buttons[2], Qt::Key_Tab);
        QCOMPARE(m_window->focusWidget(), m_side);
    }

private:
    std::unique_ptr<QWidget> m_window;
    QPushButton *m_side = nullptr;
    ThreeButtons *m_page = nullptr;
};

QTEST_MAIN(TstPage)
#include "tst_page.moc"
