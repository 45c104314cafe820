package io.outbound.attribute;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** All attributes that have a type. */
@ApplicationScoped
public class ContactAttributes {

    private Sql sql;

    protected ContactAttributes() {}

    @Inject
    public ContactAttributes(Sql sql) {
        this.sql = sql;
    }

    /** By name. */
    List<ContactAttribute> all() {
        return sql.list("select * from contact_attribute order by name", ContactAttributes::read);
    }

    /** As they are now. */
    public AttributeTypes types() {
        return new AttributeTypes(
                all().stream().collect(Collectors.toMap(ContactAttribute::name, ContactAttribute::type)));
    }

    /** @return false when there is one of this name */
    boolean add(ContactAttribute attribute) {
        return sql.update(
                        "insert into contact_attribute (name, type, created_at) values (?, ?, ?) on conflict do nothing",
                        attribute.name(),
                        attribute.type(),
                        attribute.createdAt())
                > 0;
    }

    boolean remove(String name) {
        return sql.update("delete from contact_attribute where name = ?", name) > 0;
    }

    long count() {
        return sql.count("select count(*) from contact_attribute");
    }

    private static ContactAttribute read(ResultSet row) throws SQLException {
        return new ContactAttribute(
                row.getString("name"), AttributeType.valueOf(row.getString("type")), Sql.instant(row, "created_at"));
    }
}
