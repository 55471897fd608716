// SPDX-License-Identifier: GPL-3.0-or-later
#include "frames.h"

#include "api/net/secretstring.h"
#include "app/console.h"
#include "models/auditpresenter.h"
#include "ui/shell/mainwindow.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QWheelEvent>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>

namespace {

using namespace atalaya;
using namespace Qt::StringLiterals;
using bench::quantile;

constexpr int readRows = 10'000;
constexpr std::chrono::seconds rest{30};
/// Nobody jumps on before seeing where they are.
constexpr std::chrono::milliseconds lookAround{300};

/// The page of the log in the window that ships, and the hands of who measures it.
class Hands
{
public:
    Hands(bench::Frames *frames, ui::MainWindow *window)
        : m_frames(frames)
        , m_window(window)
    {}

    void open()
    {
        const auto isOpen = [this] {
            m_presenter = m_window->findChild<models::AuditPresenter *>();
            m_table = m_window->findChild<QTableView *>(u"auditTable"_s);
            return m_presenter && m_table && isShown();
        };
        tell("open",
             {m_frames->untilPainted([this] { QTest::keyClick(m_window, Qt::Key_2, Qt::ControlModifier); }, isOpen)});
        m_frames->rest();
    }

    void filter()
    {
        ask("filter", {u"state:blocked"_s, u"state:review"_s, u"risk:>=92"_s, u"confidence:<0.8"_s, u"pii:yes"_s,
                       u"state:blocked,review confidence:<0.7"_s, u"since:7d"_s, u"since:30d state:blocked"_s,
                       u"risk:70..91 -pii:yes"_s, u"state:executed confidence:>=0.9"_s, u"confidence:none"_s,
                       u"state:review risk:<50"_s});
    }

    void search()
    {
        ask("words", {u"más cuenta"_s, u"interno"_s, u"cred* -tarjeta"_s, u"\"por su cuenta\""_s, u"hipoteca"_s,
                      u"37"_s, u"cliente importe"_s, u"aprob* riesgo"_s});
    }

    void turnPages()
    {
        goTo(0);
        std::vector<double> near;
        for (int at = 0; at < 60; ++at) {
            near.push_back(moved([this] { QTest::keyClick(table(), Qt::Key_PageDown); }));
            m_frames->rest();
        }
        tell("next", near);
        std::vector<double> far;
        for (int at = 1; at <= 60; ++at) {
            far.push_back(moved([this, at] { scrollTo(at * 5'000); }));
            m_frames->rest();
            m_frames->pause(lookAround);
        }
        tell("miss", far);
    }

    void jump()
    {
        QRandomGenerator random(7);
        std::vector<double> took;
        std::vector<double> work;
        for (int at = 0; at < 120; ++at) {
            const double before = m_frames->busy();
            const int row = random.bounded(presenter()->rows()->rowCount() - 100);
            took.push_back(moved([this, row] { scrollTo(row); }));
            m_frames->rest();
            work.push_back(m_frames->busy() - before);
            m_frames->pause(lookAround);
        }
        tell("jump", took);
        tell("jumpwork", work);
    }

    void wheelDown()
    {
        goTo(0);
        tell("wheel", m_frames->workOf(900, [this](int) { wheel(); }));
    }

    void drag()
    {
        goTo(0);
        const int all = table()->verticalScrollBar()->maximum();
        tell("drag", m_frames->workOf(900, [this, all](int at) {
            table()->verticalScrollBar()->setSliderPosition(static_cast<int>(qint64{all} * at / 900));
        }));
        m_frames->rest();
    }

    /// One after the other, as somebody reads.
    void read()
    {
        goTo(0);
        while (table()->rowAt(0) < readRows) {
            QTest::keyClick(table(), Qt::Key_PageDown);
            (void)m_frames->untilPainted([] {}, [this] { return isShown(); });
        }
        m_frames->rest();
        std::puts("read");
        std::fflush(stdout);
    }

private:
    /// Each query is written first; what counts begins with the key that asks.
    void ask(const char *what, const QStringList &queries)
    {
        std::vector<double> took;
        for (const QString &query : queries) {
            auto *const edit = m_window->findChild<QLineEdit *>(u"queryEdit"_s);
            edit->setFocus();
            presenter()->query()->clear();
            m_frames->rest();
            edit->setText(query);
            const QString before = presenter()->search()->snapshotId();
            took.push_back(m_frames->untilPainted(
                [edit] { QTest::keyClick(edit, Qt::Key_Return); },
                [this, before] { return isShown() && presenter()->search()->snapshotId() != before; }));
            m_frames->rest();
        }
        presenter()->query()->clear();
        m_frames->rest();
        tell(what, took);
    }
    [[nodiscard]] models::AuditPresenter *presenter() const { return m_presenter; }
    [[nodiscard]] QTableView *table() const { return m_table; }
    /// Every row that is seen is at hand and answers the question of the moment.
    [[nodiscard]] bool isShown() const
    {
        if (!table()->isVisible() || !presenter()->search()->isAnswered())
            return false;
        const models::AuditLogModel &rows = *presenter()->rows();
        const int first = table()->rowAt(0);
        const int last = table()->rowAt(table()->viewport()->height() - 1);
        return rows.snapshotId() == presenter()->search()->snapshotId() && first >= 0 && rows.rowAt(first) &&
               rows.rowAt(last < 0 ? rows.rowCount() - 1 : last);
    }
    [[nodiscard]] double moved(const std::function<void()> &act)
    {
        const int before = table()->verticalScrollBar()->value();
        return m_frames->untilPainted(
            act, [this, before] { return table()->verticalScrollBar()->value() != before && isShown(); });
    }
    void scrollTo(int row) const
    {
        table()->verticalScrollBar()->setValue(row * table()->verticalHeader()->defaultSectionSize());
    }
    void goTo(int row)
    {
        table()->setFocus();
        scrollTo(row);
        table()->setCurrentIndex(table()->model()->index(row, 0));
        m_frames->rest();
    }
    void wheel() const
    {
        QWidget *const view = table()->viewport();
        const QPoint at = view->rect().center();
        QWheelEvent event(at, view->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                          false);
        QCoreApplication::sendEvent(view, &event);
    }
    /// Median, 99 of 100, the worst, and how many.
    static void tell(const char *what, const std::vector<double> &values)
    {
        std::printf("%s %.2f %.2f %.2f %zu\n", what, quantile(values), quantile(values, 0.99), quantile(values, 1),
                    values.size());
        std::fflush(stdout);
    }

    bench::Frames *m_frames;
    ui::MainWindow *m_window;
    models::AuditPresenter *m_presenter = nullptr;
    QTableView *m_table = nullptr;
};

} // namespace

/// usage: bench_audit URL PROFILE open|all|PART, with a refresh token on standard input. The page of a compliance
/// officer's log, measured in its window; stays until its input ends, so that its memory can be read.
int main(int argc, char *argv[])
{
    std::string token;
    std::getline(std::cin, token);
    bench::Frames application(argc, argv);
    Arguments arguments;
    arguments.server = QUrl(QString::fromLocal8Bit(argv[1]));
    arguments.profile = QString::fromLocal8Bit(argv[2]);
    const std::string_view wanted = argv[3];
    Console console(arguments);
    application.watch(console.window());
    console.window()->resize(1400, 900);
    const double started =
        application.untilPainted([&] { console.startWith(api::SecretString::take(token)); },
                                 [&] { return console.window()->findChild<QWidget *>(u"workspace"_s) != nullptr; });
    if (started < 0)
        return 1;
    application.rest();
    Hands hands(&application, console.window());
    hands.open();
    const std::pair<std::string_view, void (Hands::*)()> parts[] = {
        {"filter", &Hands::filter},   {"words", &Hands::search}, {"next", &Hands::turnPages},
        {"wheel", &Hands::wheelDown}, {"drag", &Hands::drag},    {"jump", &Hands::jump},
        {"read", &Hands::read}};
    for (const auto &[name, part] : parts) {
        if (wanted != "all" && wanted != name)
            continue;
        // A session may ask 600 times a minute; between the parts that refills.
        if (wanted == "all")
            application.pause(rest);
        (hands.*part)();
    }
    std::string end;
    std::getline(std::cin, end);
    console.window()->close();
    return 0;
}
