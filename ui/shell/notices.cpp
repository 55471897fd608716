// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notices.h"

namespace atalaya::ui {

Notices::Notices(Banner *banner, QObject *parent)
    : QObject(parent)
    , m_banner(banner)
{
    connect(banner, &Banner::triggered, this, [this] {
        if (!m_contents.isEmpty())
            Q_EMIT triggered(m_contents.firstKey());
    });
    show();
}

void Notices::set(Kind kind, const Banner::Content &content)
{
    m_contents.insert(kind, content);
    show();
}

void Notices::clear(Kind kind)
{
    if (m_contents.remove(kind) > 0)
        show();
}

void Notices::show()
{
    // The map is ordered by gravity.
    if (!m_contents.isEmpty())
        m_banner->setContent(m_contents.first());
    m_banner->setVisible(!m_contents.isEmpty());
}

} // namespace atalaya::ui
