package io.outbound.sample;

import io.outbound.template.TemplateContent;

/** What the sample campaigns say. */
final class Letters {

    static final TemplateContent NEWSLETTER =
            letter("{{ profile.first_name | default('Hello') }}, this is new in November", """
            <h1>Good news from {{ profile.city | default('your city') }}</h1>
            <p>Dear {{ profile.first_name | default('reader') }},</p>
            <p>three things you can do since last month, and one that we finally mended.</p>
            {% if profile.plan == 'gold' %}<p><strong>For gold members:</strong> the evening in the old harbour is
            on 4 December.</p>{% endif %}
            <p>Until soon,<br>the Outbound team</p>""");

    static final TemplateContent SALDI =
            letter("{{ profile.first_name | default('Ciao') }}, è ora di saldi: fino al 30 %", """
            <h1>Saldi d’autunno</h1>
            <p>Gentile {{ profile.first_name | default('cliente') }},</p>
            <p>da lunedì troverà sconti fino al 30 % anche nel negozio di {{ profile.city | default('centro') }}.
            Perché aspettare?</p>
            <p>A presto!</p>""");

    static final TemplateContent INVITATION =
            letter("An evening for you, {{ profile.first_name | default('dear guest') }}", """
            <h1>You are invited</h1>
            <p>Dear {{ profile.first_name | default('guest') }}, you have {{ profile.points | default('0') }} points:
            enough for two seats.</p>""");

    static final TemplateContent ORDER = letter("Your order {{ context.order_number }}", """
            <p>Thank you, {{ profile.first_name | default('and welcome') }}.</p>
            <p>Your order <strong>{{ context.order_number }}</strong> over {{ context.total }} is on its way.</p>""");

    static final TemplateContent PASSWORD = letter("Your code {{ context.code }}", """
            <p>Type <strong>{{ context.code }}</strong> to choose a new password. It is good for ten minutes.</p>""");

    private Letters() {}

    private static TemplateContent letter(String subject, String html) {
        String plain =
                html.replaceAll("<[^>]+>", "").replaceAll("(?m)^[ \\t]+", "").strip();
        return new TemplateContent(subject, html, plain);
    }
}
