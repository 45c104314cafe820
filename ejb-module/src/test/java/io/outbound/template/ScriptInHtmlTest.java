package io.outbound.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.kernel.DomainException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptInHtmlTest {

    private final TemplateEngine engine = new TemplateEngine();

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "a<script>fetch('/api/keys')</script>b ¦ ab",
                "a<SCRIPT src=x></SCRIPT >b ¦ ab",
                "<scr<script></script>ipt>alert(1) ¦ &lt;script>alert(1)",
                "<<script>x</script>img src=x onerror=alert(1)> ¦ &lt;img src=x onerror=alert(1)>",
                "<img src=x onerror=alert(1)> ¦ <img src=x >",
                "<img src=x OnError = 'alert(1)' alt=y> ¦ <img src=x  alt=y>",
                "<a href='javascript:alert(1)'>x</a> ¦ <a >x</a>",
                "<a href=\" java&#10;script&colon;alert(1)\">x</a> ¦ <a >x</a>",
                "<a href='data:text/html,<script>1</script>'>x</a> ¦ <a >x</a>",
                "<iframe srcdoc='x'></iframe>z ¦ z",
                "<svg onload=alert(1)><style><a title=\"</style></svg><b>k</b> ¦ <b>k</b>",
                "<!--><script>alert(1)</script>--> ¦ <!-->-->",
                "<base href=//evil.test>k ¦ k",
                "<meta http-equiv=refresh content='0;url=//evil.test'> ¦ <meta  content='0;url=//evil.test'>",
                "<p style='width: expression(alert(1))'>k</p> ¦ <p >k</p>",
                "<title><script>alert(1)</title>k ¦ <title><script>alert(1)</title>k",
                "<textarea><a title=\"</textarea><script>alert(1)</script>\">k ¦ \">k"
            })
    void whatCouldRunIsTakenOut(String html, String kept) {
        assertThat(ScriptFree.of(html).html().strip()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><head><style>@media (max-width:600px){.a{color:#fff}} a{#b:1}</style><title>T</title></head>",
                "<table width=\"100%\" cellpadding=0 border='0'><tr><td style=\"padding:8px;background:url(https://x.test/b.png)\" bgcolor=#ffffff>x</td></tr></table>",
                "<!--[if mso]><v:roundrect xmlns:v=\"urn:schemas-microsoft-com:vml\" href=\"https://x.test\"><![endif]-->",
                "<img src=\"cid:logo\" alt=\"a > b\"><img src='data:image/png;base64,AAAA'><a href=\"mailto:a@x.test\">m</a>",
                "<a href=\"https://x.test/?a=1&amp;b={{ profile.id }}\">x</a>",
                "<table>{% for i in context.items %}<tr><td>{{ i.name }}</td></tr>{% endfor %}</table>",
                "<td class=\"{% if profile.vip %}gold{% endif %}\" {% if profile.vip %}bgcolor=\"gold\"{% endif %}>x</td>",
                "<p>5 &lt; 6 &amp;&nbsp;é 🎉</p><br/><o:p></o:p>"
            })
    void whatMailUsesStaysAsItIs(String html) {
        ScriptFree checked = ScriptFree.of(html);
        assertThat(checked.html()).isEqualTo(html);
        assertThat(checked.warnings()).isEmpty();
        engine.variables(new TemplateContent("", html, ""));
    }

    @Test
    void theAuthorIsTold() {
        assertThat(ScriptFree.of("<script>1</script><img src=x onerror=1>").warnings())
                .containsExactly("<script> was taken out.", "The attribute onerror of <img> was taken out.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img {{ context.x }}>",
                "<img src={{ context.x }}>",
                "<img {{ context.x }}=1>",
                "<a title=\"{% if profile.x %}x\"{% endif %} y=\" onclick=alert(1) \">k</a>",
                "<scr {%- if profile.x -%}{%- endif -%} ipt>",
                "<!-- {% if profile.x %}-->{% endif %}<b>k</b>",
                "<style>a{color:{{ context.color }}}</style>",
                "<a href=\"x"
            })
    void aVariableThatCouldChangeTheMarkupIsRefused(String html) {
        assertThatThrownBy(() -> engine.variables(new TemplateContent("", html, "")))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> assertThat(refused.errors().get(0).code()).startsWith("template-"));
    }

    @Test
    void aTagNameCannotBeFilledIn() {
        assertThat(rendered("<{{ context.x }}>alert(1)</{{ context.x }}>", "script"))
                .isEqualTo("&lt;script>alert(1)&lt;/script>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "javascript:alert(1) ¦ <a href=\"#\">x</a>",
                "JaVa\u0001Script:alert(1) ¦ <a href=\"#\">x</a>",
                "https://x.test/a?b=c ¦ <a href=\"https://x.test/a?b=c\">x</a>",
                "/path:with ¦ <a href=\"/path:with\">x</a>",
                "\"><b> ¦ <a href=\"&#34;&gt;&lt;b&gt;\">x</a>"
            })
    void aValueCannotTurnALinkIntoAScript(String value, String expected) {
        assertThat(rendered("<a href=\"{{ context.x }}\">x</a>", value)).isEqualTo(expected);
    }

    @Test
    void aValueInAQueryIsEncoded() {
        assertThat(rendered(
                        "<a href=\"https://x.test/?q={{ context.x }}&r={{ context.x | urlencode }}\">x</a>", "a&b=c d"))
                .isEqualTo("<a href=\"https://x.test/?q=a%26b%3Dc+d&r=a%26b%3Dc+d\">x</a>");
    }

    private String rendered(String html, String value) {
        return engine.compile(new TemplateContent("", html, ""))
                .render(Map.of(), Map.of("x", value))
                .html();
    }
}
