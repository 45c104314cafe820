package io.outbound.template;

import io.outbound.kernel.ChannelId;
import io.outbound.store.IdListColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A message to be filled in, for one channel. Its version grows with each edit; a run keeps the version it started
 * with. Deleting is soft: campaigns that use it say so, runs go on.
 */
@Entity
@Table(name = "template")
public class Template {

    @Id
    private UUID id;

    private String name;

    @Enumerated(EnumType.STRING)
    private ChannelId channel;

    private String subject;
    private String html;
    private String plain;
    private String link;

    @Convert(converter = IdListColumn.class)
    private List<UUID> attachments;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "deleted_at")
    private Instant deletedAt;

    @Version
    private long version;

    protected Template() {}

    Template(UUID id, ChannelId channel, String name, TemplateContent content, Instant now) {
        this.id = id;
        this.channel = channel;
        this.createdAt = now;
        edit(name, content);
    }

    void edit(String newName, TemplateContent content) {
        name = newName;
        subject = content.subject();
        html = content.html();
        plain = content.plain();
        link = content.link();
        attachments = content.attachments();
    }

    void delete(Instant now) {
        deletedAt = now;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public ChannelId channel() {
        return channel;
    }

    public TemplateContent content() {
        return new TemplateContent(subject, html, plain, link, attachments);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    public long version() {
        return version;
    }
}
