package io.outbound.template;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.attributes.ResolvedAttribute;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.extension.ExtensionCustomizer;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.escaper.EscapeFilter;
import io.pebbletemplates.pebble.lexer.Syntax;
import io.pebbletemplates.pebble.loader.MemoryLoader;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.owasp.encoder.Encode;

/** What is left of Pebble after everything that reaches beyond the given values is taken out. */
final class LockedPebble {

    static final Set<String> FILTERS = Set.of(
            "default",
            "upper",
            "lower",
            "capitalize",
            "title",
            "trim",
            "escape",
            "urlencode",
            "abbreviate",
            "length",
            "first",
            "last",
            "join");

    static final Set<String> TESTS = Set.of("empty", "null", "defined");

    private static final Set<String> TAGS = Set.of("if", "for");
    private static final int MAX_RENDERED = 1_000_000;

    private LockedPebble() {}

    static PebbleEngine engine(boolean escaping) {
        return new PebbleEngine.Builder()
                .loader(new MemoryLoader()) // an empty one: there is nothing to include
                .registerExtensionCustomizer(Lock::new)
                .extension(new SafeUrl())
                .methodAccessValidator((target, method) -> false)
                .syntax(new Syntax.Builder()
                        .setCommentOpenDelimiter(TemplateLimits.RESERVED + "#") // style sheets have {# in them
                        .setCommentCloseDelimiter("#" + TemplateLimits.RESERVED)
                        .setEnableNewLineTrimming(false)
                        .build())
                .strictVariables(false)
                .autoEscaping(escaping)
                .addEscapingStrategy(EscapeFilter.HTML_ESCAPE_STRATEGY, Encode::forHtml)
                .cacheActive(false)
                .maxRenderedSize(MAX_RENDERED)
                .build();
    }

    /** Maps only: no getter, no field, no static member of whatever a value may be. */
    private static final AttributeResolver MAPS_ONLY = (target, name, arguments, argumentNodes, context, file, line) ->
            new ResolvedAttribute(target instanceof Map<?, ?> map && arguments == null ? map.get(name) : null);

    private static final class Lock extends ExtensionCustomizer {

        Lock(Extension extension) {
            super(extension);
        }

        @Override
        public Map<String, Filter> getFilters() {
            return only(super.getFilters(), FILTERS);
        }

        @Override
        public Map<String, io.pebbletemplates.pebble.extension.Test> getTests() {
            return only(super.getTests(), TESTS);
        }

        @Override
        public Map<String, Function> getFunctions() {
            return Map.of();
        }

        @Override
        public List<TokenParser> getTokenParsers() {
            List<TokenParser> parsers = super.getTokenParsers();
            return parsers == null
                    ? null
                    : parsers.stream()
                            .filter(parser -> TAGS.contains(parser.getTag()))
                            .toList();
        }

        @Override
        public Map<String, Object> getGlobalVariables() {
            return Map.of();
        }

        @Override
        public List<AttributeResolver> getAttributeResolver() {
            List<AttributeResolver> resolvers = super.getAttributeResolver();
            return resolvers == null || resolvers.isEmpty() ? resolvers : List.of(MAPS_ONLY);
        }

        private static <T> Map<String, T> only(Map<String, T> all, Set<String> allowed) {
            if (all == null) {
                return null;
            }
            Map<String, T> kept = new HashMap<>(all);
            kept.keySet().retainAll(allowed);
            return kept;
        }
    }
}
