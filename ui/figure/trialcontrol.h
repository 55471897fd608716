// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/formats.h"

#include <QDoubleSpinBox>
#include <QList>
#include <QSlider>
#include <QWidget>

class QLabel;

namespace atalaya::ui {

/// A number with its unit inside; whole ones without digits behind the comma. Arrows step 1, PgUp and PgDn 5.
class TrialField final : public QDoubleSpinBox
{
    Q_OBJECT

public:
    explicit TrialField(QWidget *parent = nullptr);
    void stepBy(int steps) override;
    [[nodiscard]] QString textFromValue(double value) const override;

protected:
    /// Scrolling past it tries nothing.
    void wheelEvent(QWheelEvent *event) override;
};

/// A slider that the wheel moves only when it has the focus.
class TrialSlider final : public QSlider
{
    Q_OBJECT

public:
    using QSlider::QSlider;

protected:
    void wheelEvent(QWheelEvent *event) override;
};

/// One assumption that can be tried with other values: its name, a field and a slider for the same number. The field's
/// border is in the accent colour while the number is not the stored one.
class TrialControl final : public QWidget
{
    Q_OBJECT

public:
    /// Whole numbers from 0 on the slider; the field takes others too. `id` names the parts for tests.
    TrialControl(const QString &id, QWidget *parent);

    /// `unit` writes a number with what it counts, in the language of the moment.
    void setWords(const QString &name, const QString &nought, const QString &most);
    /// `most` is as far as it goes. Does not emit tried().
    void setValue(double value, double most, bool isTried);

    /// In the order of the Tab key.
    [[nodiscard]] QList<QWidget *> stops() const;

Q_SIGNALS:
    void tried(double value);

private:
    QLabel *m_name;
    TrialField *m_field;
    TrialSlider *m_slider;
    QLabel *m_least;
    QLabel *m_most;
};

} // namespace atalaya::ui
