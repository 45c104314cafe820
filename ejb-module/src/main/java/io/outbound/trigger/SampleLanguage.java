package io.outbound.trigger;

import java.util.Locale;

/** Languages in which a sample call can be had; each text runs as it stands, with the key in OUTBOUND_API_KEY. */
public enum SampleLanguage {
    BASH {
        @Override
        String text(String url, String body) {
            return "curl -X POST " + quoted(url, "'\\''") + " \\\n  -H \"Authorization: Bearer $OUTBOUND_API_KEY\" \\\n"
                    + "  -H 'Content-Type: application/json' \\\n  --data-raw " + quoted(body, "'\\''") + "\n";
        }
    },
    POWERSHELL {
        @Override
        String text(String url, String body) {
            return "Invoke-RestMethod -Method Post -Uri " + quoted(url, "''") + " `\n"
                    + "  -Headers @{ Authorization = \"Bearer $env:OUTBOUND_API_KEY\" } `\n"
                    + "  -ContentType 'application/json; charset=utf-8' `\n  -Body " + quoted(body, "''") + "\n";
        }
    },
    JAVA {
        @Override
        String text(String url, String body) {
            return """
                    import java.net.URI;
                    import java.net.http.*;

                    public class Trigger {
                        public static void main(String[] args) throws Exception {
                            String body = %s;
                            HttpRequest request = HttpRequest.newBuilder(URI.create(%s))
                                    .header("Authorization", "Bearer " + System.getenv("OUTBOUND_API_KEY"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build();
                            HttpResponse<String> answer =
                                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
                            System.out.println(answer.statusCode() + " " + answer.body());
                        }
                    }
                    """.formatted(literal(body), literal(url));
        }
    },
    JAVASCRIPT {
        @Override
        String text(String url, String body) {
            return """
                    fetch(%s, {
                      method: 'POST',
                      headers: {
                        Authorization: `Bearer ${process.env.OUTBOUND_API_KEY}`,
                        'Content-Type': 'application/json',
                      },
                      body: JSON.stringify(%s),
                    }).then(async answer => console.log(answer.status, await answer.text()));
                    """.formatted(literal(url), body);
        }
    };

    /** @param body JSON in ASCII */
    abstract String text(String url, String body);

    /** Null when there is no such language. */
    public static SampleLanguage of(String name) {
        for (SampleLanguage language : values()) {
            if (language.name().toLowerCase(Locale.ROOT).equals(name)) {
                return language;
            }
        }
        return null;
    }

    /** Within single quotes neither shell expands anything; {@code escape} stands for a quote. */
    private static String quoted(String text, String escape) {
        return "'" + text.replace("'", escape) + "'";
    }

    private static String literal(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
