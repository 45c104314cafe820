package io.outbound.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateLockDownTest {

    private final TemplateEngine engine = new TemplateEngine();

    private String html(String source, Map<String, Object> profile) {
        return engine.compile(new TemplateContent("", source, ""))
                .render(profile, Map.of())
                .html();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "{{ env \"DB_PASSWORD\" }} ¦ template-function-unknown ¦ env",
                "{{ env('DB_PASSWORD') }} ¦ template-function-unknown ¦ env",
                "{{ profile.getClass() }} ¦ template-function-unknown ¦ getClass",
                "{{ profile.name.toUpperCase() }} ¦ template-function-unknown ¦ toUpperCase",
                "{{ profile.name | raw }} ¦ template-filter-unknown ¦ raw",
                "{{ profile.name | sha256 }} ¦ template-filter-unknown ¦ sha256",
                "{{ profile.name | escape('js') }} ¦ template-filter-unknown ¦ escape",
                "{{ profile.name | outboundSafeUrl }} ¦ template-filter-unknown ¦ outboundSafeUrl",
                "{% include '/etc/passwd' %} ¦ template-tag-unknown ¦ include",
                "{% import 'x' %} ¦ template-tag-unknown ¦ import",
                "{% extends 'x' %} ¦ template-tag-unknown ¦ extends",
                "{% macro m() %}{% endmacro %} ¦ template-tag-unknown ¦ macro",
                "{% set x = 1 %} ¦ template-tag-unknown ¦ set",
                "{% autoescape false %}{{ profile.x }}{% endautoescape %} ¦ template-tag-unknown ¦ autoescape",
                "{{ system.home }} ¦ template-variable-unknown ¦ system.home",
                "{{ name }} ¦ template-variable-unknown ¦ name",
                "{{ profile }} ¦ template-variable-unknown ¦ profile",
                "{{ 7*7 }} ¦ template-expression-not-allowed ¦ Only",
                "{{ '<script>' }} ¦ template-expression-not-allowed ¦ Only",
                "{{ '<script>' | upper }} ¦ template-expression-not-allowed ¦ Only",
                "{% for i in range(1, 1000000000) %}x{% endfor %} ¦ template-function-unknown ¦ range",
                "{% for i in 1..1000000000 %}x{% endfor %} ¦ template-expression-not-allowed ¦ Only",
                "{{ profile[profile.x] }} ¦ template-function-unknown|template-expression-not-allowed ¦ allowed",
                "{{ profile.name ¦ template-syntax ¦ cannot be read",
                "{% if profile.x %} ¦ template-syntax ¦ cannot be read"
            })
    void whatReachesBeyondTheValuesIsRefusedAndNamed(String source, String codes, String named) {
        for (TemplateContent content : List.of(
                new TemplateContent(source, "", ""),
                new TemplateContent("", source, ""),
                new TemplateContent("", "", source))) {
            assertThatThrownBy(() -> engine.variables(content))
                    .isInstanceOfSatisfying(DomainException.class, refused -> {
                        assertThat(refused.kind()).isEqualTo(DomainException.Kind.INVALID);
                        assertThat(refused.code()).isEqualTo("template-invalid");
                        FieldError error = refused.errors().get(0);
                        assertThat(codes.split("\\|")).contains(error.code());
                        assertThat(error.message()).contains(named);
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"${7*7}", "#{7*7}", "*{7*7}", "<%=7*7%>", "[[${7*7}]]"})
    void otherTemplateLanguagesAreText(String source) {
        assertThat(html(source, Map.of())).isEqualTo(source);
    }

    @Test
    void expressionLanguageIsText() {
        String source = "#{facesContext.externalContext.sessionMap}";
        assertThat(html(source, Map.of())).isEqualTo(source);
    }

    @Test
    void aValueIsNeverExpandedAgain() {
        assertThat(html("{{ profile.name }}", Map.of("name", "{{ profile.secret }}", "secret", "s3cret")))
                .isEqualTo("{{ profile.secret }}");
    }

    @Test
    void theClassOfAValueIsOnlyAMissingVariable() {
        assertThat(html("[{{ profile.class.classLoader }}|{{ profile.class | default('none') }}]", Map.of()))
                .isEqualTo("[|none]");
    }

    @Test
    void fieldsAndGettersOfValuesAreNotReadable() {
        Map<String, Object> profile = Map.of("name", "Ann", "at", Thread.currentThread(), "n", 7);
        assertThat(html("[{{ profile.at.name }}{{ profile.n.MAX_VALUE }}{{ profile.name.bytes }}]", profile))
                .isEqualTo("[]");
    }

    @Test
    void htmlIsEscapedAndPlainTextIsNot() {
        RenderedContent rendered = engine.compile(new TemplateContent(
                        "{{profile.n}}", "<b title=\"{{profile.n}}\">{{profile.n}}</b>", "{{profile.n}}"))
                .render(Map.of("n", "<i>\"A&B\"</i>"), Map.of());
        assertThat(rendered.html())
                .isEqualTo(
                        "<b title=\"&lt;i&gt;&#34;A&amp;B&#34;&lt;/i&gt;\">&lt;i&gt;&#34;A&amp;B&#34;&lt;/i&gt;</b>");
        assertThat(rendered.plain()).isEqualTo("<i>\"A&B\"</i>");
        assertThat(rendered.subject()).isEqualTo("<i>\"A&B\"</i>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hi\r\nBcc: evil@x.test", "a\nb", "a\u0000b", "a\u2028b", "a\u0085b"})
    void aSubjectStaysOneLine(String value) {
        CompiledTemplate template = engine.compile(new TemplateContent("Hello {{context.who}}", "", "x"));
        assertThatThrownBy(() -> template.render(Map.of(), Map.of("who", value)))
                .isInstanceOfSatisfying(DomainException.class, refused -> assertThat(refused.code())
                        .isEqualTo("header-control-char"));
    }

    @Test
    void sizeAndDepthAreBounded() {
        String deep = "{% if profile.x %}".repeat(11) + "{% endif %}".repeat(11);
        String parentheses = "{{ " + "(".repeat(100_000) + " }}";
        for (String source : List.of("x".repeat(500_001), deep, parentheses, "{{profile.x}}".repeat(2_001))) {
            assertThatThrownBy(() -> engine.variables(new TemplateContent("", source, "")))
                    .isInstanceOf(DomainException.class);
        }
    }

    @Test
    void theVariablesOfAllPartsAreListed() {
        TemplateVariables variables = engine.variables(new TemplateContent(
                "Order {{ context.order.number }}",
                "<p>{{ profile.firstName | default('friend') }} {% for i in context.items %}{{ i.name }}{% endfor %}</p>",
                "{% if profile.vip %}{{ profile.level | upper }}{% endif %}"));
        assertThat(variables.profile()).containsExactly("firstName", "level", "vip");
        assertThat(variables.context()).containsExactly("items", "order.number");
        assertThat(variables.optional()).containsExactly("context.items", "profile.firstName", "profile.vip");
        assertThat(variables.missing(Map.of("level", "gold"), Map.of("order", Map.of("id", 3))))
                .containsExactly("context.order.number");
    }

    @Test
    void conditionsLoopsAndDefaultsWork() {
        String source =
                "{% if profile.vip %}VIP{% else %}you{% endif %}{% for i in profile.items %}[{{ i.n }}]{% endfor %}"
                        + "{{ profile.x | default('y') | upper }}";
        assertThat(html(source, Map.of("vip", true, "items", List.of(Map.of("n", "a"), Map.of("n", "b")))))
                .isEqualTo("VIP[a][b]Y");
        assertThat(html(source, Map.of())).isEqualTo("youY");
    }
}
