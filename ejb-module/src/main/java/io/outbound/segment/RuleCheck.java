package io.outbound.segment;

import io.outbound.attribute.ContactAttributes;
import io.outbound.kernel.DomainException;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads rules that people write, against what there is: the types of attributes, the contact lists, the campaigns. */
@ApplicationScoped
public class RuleCheck {

    private ContactAttributes attributes;
    private Sql sql;

    protected RuleCheck() {}

    @Inject
    public RuleCheck(ContactAttributes attributes, Sql sql) {
        this.attributes = attributes;
        this.sql = sql;
    }

    /**
     * @param pointer where in the request the rule stands
     * @throws DomainException INVALID {@code invalid-rule} with one entry for each place at fault; that of a list that
     *     never was, or of a campaign that is not there, is {@code reference-unknown}
     */
    public Rule read(JsonObject rule, String pointer) {
        return RuleReader.read(rule, pointer, attributes.types(), new KnownThings(this::lists, this::campaigns));
    }

    private Set<UUID> lists(Collection<UUID> ids) {
        return among("select id from contact_list where id = any(?)", ids);
    }

    private Set<UUID> campaigns(Collection<UUID> ids) {
        return among("select id from campaign where id = any(?)", ids);
    }

    private Set<UUID> among(String query, Collection<UUID> ids) {
        return sql.list(query, row -> Sql.uuid(row, "id"), (Object) ids.toArray(new UUID[0])).stream()
                .collect(Collectors.toSet());
    }
}
