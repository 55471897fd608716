// SPDX-License-Identifier: GPL-3.0-or-later
#include "frames.h"

#include "api/net/secretstring.h"
#include "app/console.h"
#include "models/operationsmodel.h"
#include "models/policyeditor.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractButton>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

#include <cstdio>
#include <iostream>
#include <string>

namespace {

using namespace atalaya;
using namespace Qt::StringLiterals;
using bench::quantile;

constexpr int opens = 20;
constexpr int saves = 12;
const QString limitField = u"policy.rule0.condition0.value"_s;

/// The policies of a tenant in the window that ships, and the hands of who measures them.
class Hands
{
public:
    Hands(bench::Frames *frames, ui::MainWindow *window)
        : m_frames(frames)
        , m_window(window)
    {}

    /// From Enter on a line of the list to the form of that policy; the first one makes the page too.
    bool open()
    {
        std::vector<double> took;
        for (int at = 0; at <= opens; ++at) {
            if (!toTheList())
                return false;
            QTableView *const table = list();
            const QModelIndex line = table->model()->index(at % table->model()->rowCount(), 0);
            const QString id = line.data(models::IdRole).toString();
            table->setFocus();
            table->setCurrentIndex(line);
            m_frames->rest();
            took.push_back(m_frames->untilPainted([table] { QTest::keyClick(table, Qt::Key_Return); },
                                                  [this, &id] { return isShown(id); }));
            m_frames->rest();
            if (took.back() < 0)
                return false;
        }
        std::printf("first %.2f\n", took.front());
        took.erase(took.begin());
        std::printf("open %.2f\n", quantile(took));
        return true;
    }

    /// From the end of the pause after the last key, when the draft is sent, to "saved" on the screen.
    bool save()
    {
        auto *const calls = m_window->findChild<models::OperationsModel *>();
        std::vector<double> took;
        for (int at = 0; at < saves; ++at) {
            QLineEdit *const field = limit();
            if (!calls || !field)
                return false;
            QElapsedTimer clock;
            double sent = -1;
            QObject listener;
            const auto look = [&] {
                if (sent < 0 && isRunning(*calls, QLatin1String("policies.save")))
                    sent = static_cast<double>(clock.nsecsElapsed()) / 1e6;
            };
            QObject::connect(calls, &QAbstractItemModel::rowsInserted, &listener, look);
            QObject::connect(calls, &QAbstractItemModel::modelReset, &listener, look);
            const double whole = m_frames->untilPainted(
                [&] {
                    clock.start();
                    field->setFocus();
                    field->selectAll();
                    QTest::keyClicks(field, QString::number(80 + at % 2));
                },
                [&] { return sent >= 0 && editor()->saving() == models::PolicyEditor::Saving::Saved; });
            if (whole < 0)
                return false;
            took.push_back(whole - sent);
            m_frames->rest();
        }
        std::printf("save %.2f\n", quantile(took));
        return true;
    }

private:
    [[nodiscard]] QTableView *list() const { return m_window->findChild<QTableView *>(u"policies.table"_s); }
    /// The one that is shown: rows of the policy before are still there for a moment.
    [[nodiscard]] QLineEdit *limit() const
    {
        for (QLineEdit *const field : m_window->findChildren<QLineEdit *>(limitField))
            if (field->isVisible())
                return field;
        return nullptr;
    }
    [[nodiscard]] models::PolicyEditor *editor() const { return m_window->findChild<models::PolicyEditor *>(); }
    [[nodiscard]] bool toTheList()
    {
        auto *const link = m_window->findChild<QAbstractButton *>(u"nav.policies"_s);
        if (!link)
            return false;
        link->click();
        return QTest::qWaitFor([this] { return list() && list()->isVisible() && list()->model()->rowCount() > 0; });
    }
    [[nodiscard]] bool isShown(const QString &id) const
    {
        const QLineEdit *const field = limit();
        return editor() && editor()->id() == id && editor()->state() == models::LoadState::Ready && field &&
               !field->text().isEmpty();
    }
    [[nodiscard]] static bool isRunning(const models::OperationsModel &calls, QLatin1String label)
    {
        for (int row = 0; row < calls.rowCount(); ++row)
            if (calls.index(row, models::OperationsModel::Label).data(models::SortRole).toString() == label)
                return true;
        return false;
    }

    bench::Frames *m_frames;
    ui::MainWindow *m_window;
};

} // namespace

/// usage: bench_policyform URL PROFILE, with a refresh token on standard input. Milliseconds from the list of policies
/// to a form, and from sending a draft to the word that it is saved.
int main(int argc, char *argv[])
{
    std::string token;
    std::getline(std::cin, token);
    bench::Frames application(argc, argv);
    Arguments arguments;
    arguments.server = QUrl(QString::fromLocal8Bit(argv[1]));
    arguments.profile = QString::fromLocal8Bit(argv[2]);
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
    const bool done = hands.open() && hands.save();
    console.window()->close();
    return done ? 0 : 1;
}
