package io.outbound.template;

/** What a template says: any part may be null. */
public record TemplateContent(String subject, String html, String plain) {}
