package io.outbound.console;

import jakarta.faces.component.UIViewParameter;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewMetadata;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Query strings. */
public final class Query {

    private Query() {}

    /** @return "" or "?name=value&amp;…", empty values left out */
    public static String of(Map<String, String> values) {
        String text = values.entrySet().stream()
                .filter(entry -> entry.getValue() != null && !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return text.isEmpty() ? "" : "?" + text;
    }

    /** The view parameters of the page that was posted, as they are now. */
    static String kept(FacesContext faces) {
        return of(ViewMetadata.getViewParameters(faces.getViewRoot()).stream()
                .filter(parameter -> text(faces, parameter) != null)
                .collect(Collectors.toMap(
                        UIViewParameter::getName,
                        parameter -> text(faces, parameter),
                        (a, b) -> a,
                        java.util.TreeMap::new)));
    }

    private static String text(FacesContext faces, UIViewParameter parameter) {
        return parameter.getStringValue(faces);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%2C", ",");
    }
}
