package io.outbound.console;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;

/** A version for the addresses of style, script and icons that changes when any of them does: browsers may keep them. */
@Named
@ApplicationScoped
public class Release {

    private static final List<String> FILES = List.of(
            "/resources/outbound/outbound.css", "/resources/outbound/console.js", "/resources/outbound/icons.svg");

    private ServletContext application;
    private String tag;

    protected Release() {}

    @Inject
    public Release(ServletContext application) {
        this.application = application;
    }

    @PostConstruct
    void read() {
        CRC32 sum = new CRC32();
        for (String file : FILES) {
            try (InputStream content = application.getResourceAsStream(file)) {
                sum.update(content.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        tag = Long.toHexString(sum.getValue());
    }

    public String getTag() {
        return tag;
    }
}
