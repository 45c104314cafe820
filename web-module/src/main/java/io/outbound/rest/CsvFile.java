package io.outbound.rest;

import io.outbound.csv.CsvText;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** A whole list as a file, page by page, so that memory does not grow with it. */
public final class CsvFile {

    private static final int PAGE = 500;

    private CsvFile() {}

    /** Newest first; reads rows older than an id. */
    public interface Reading<T> {
        List<T> newest(OptionalLong before, int limit);
    }

    public static <T> Response of(
            String fileName,
            List<String> header,
            Reading<T> reading,
            ToLongFunction<T> id,
            Function<T, List<?>> cells) {
        // the first page is read before the answer starts: a refusal can still be told
        List<T> first = reading.newest(OptionalLong.empty(), PAGE);
        StreamingOutput body = out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write('\uFEFF');
            writer.write(CsvText.row(header));
            List<T> page = first;
            while (!page.isEmpty()) {
                write(page, cells, writer);
                page = page.size() < PAGE
                        ? List.of()
                        : reading.newest(OptionalLong.of(id.applyAsLong(page.get(page.size() - 1))), PAGE);
            }
            writer.flush();
        };
        return Response.ok(body, "text/csv; charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + fileName + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static <T> void write(List<T> page, Function<T, List<?>> cells, Writer writer) throws IOException {
        for (T row : page) {
            writer.write(CsvText.row(cells.apply(row)));
        }
    }
}
