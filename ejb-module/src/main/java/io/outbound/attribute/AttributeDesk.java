package io.outbound.attribute;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Giving attributes a type, and taking it away. What contacts have already stays as it is. */
@Stateless
@RolesAllowed({Scope.DATA_WRITE, Scope.CAMPAIGNS_READ})
public class AttributeDesk {

    private static final int MOST = 500;

    private ContactAttributes attributes;
    private Clock clock;

    protected AttributeDesk() {}

    @Inject
    public AttributeDesk(ContactAttributes attributes, Clock clock) {
        this.attributes = attributes;
        this.clock = clock;
    }

    /** By name. */
    public List<ContactAttribute> all() {
        return attributes.all();
    }

    /** @throws DomainException INVALID; CONFLICT {@code attribute-taken} */
    @RolesAllowed(Scope.DATA_WRITE)
    public ContactAttribute add(String name, AttributeType type) {
        String checked = ContactAttribute.checkedName(name);
        if (type == null) {
            throw DomainException.invalid("missing-required-field", "/type", "An attribute needs a type.");
        }
        if (attributes.count() >= MOST) {
            throw DomainException.invalid(
                    "too-many-attributes", "", "At most " + MOST + " attributes can have a type.");
        }
        ContactAttribute attribute = new ContactAttribute(checked, type, clock.instant());
        if (!attributes.add(attribute)) {
            String message = "There is an attribute of this name.";
            throw new DomainException(
                    DomainException.Kind.CONFLICT,
                    "attribute-taken",
                    message,
                    List.of(new FieldError("/name", "attribute-taken", message)));
        }
        return attribute;
    }

    /** @throws DomainException NOT_FOUND */
    @RolesAllowed(Scope.DATA_WRITE)
    public void remove(String name) {
        if (!attributes.remove(name)) {
            throw DomainException.notFound("attribute", name);
        }
    }
}
