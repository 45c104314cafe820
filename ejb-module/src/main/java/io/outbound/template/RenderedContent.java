package io.outbound.template;

/** A message as one recipient gets it; a part that the template does not have is the empty string. */
public record RenderedContent(String subject, String html, String plain, String link) {}
