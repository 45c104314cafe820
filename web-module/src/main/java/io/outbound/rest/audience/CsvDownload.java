package io.outbound.rest.audience;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** A file for spreadsheets that is written while it is sent, so that memory does not grow with it. */
final class CsvDownload {

    private CsvDownload() {}

    /** @param parts gives text after text, and null behind the last */
    static Response of(String fileName, String header, Supplier<String> parts) {
        String first = parts.get(); // before the answer starts: a refusal can still be told
        StreamingOutput body = out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write('\uFEFF');
            writer.write(header);
            for (String part = first; part != null; part = parts.get()) {
                writer.write(part);
            }
            writer.flush();
        };
        return Response.ok(body, "text/csv; charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + fileName + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
