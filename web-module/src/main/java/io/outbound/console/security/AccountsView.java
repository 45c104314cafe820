package io.outbound.console.security;

import io.outbound.console.Attempt;
import io.outbound.console.Here;
import io.outbound.console.Notices;
import io.outbound.kernel.DomainException;
import io.outbound.security.AccountAdministration;
import io.outbound.security.AccountEntry;
import io.outbound.security.CurrentActor;
import io.outbound.security.NewAccount;
import io.outbound.security.Role;
import io.outbound.security.Scope;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Settings › Accounts: for administrators. A generated password is in the answer that made it, and nowhere else. */
@Named
@ViewScoped
public class AccountsView implements Serializable {

    private static final long serialVersionUID = 1L;

    private AccountAdministration administration;
    private CurrentActor actor;
    private Notices notices;

    private List<AccountEntry> rows = List.of();
    private String name;
    private String role = Role.VIEWER.name();
    private transient NewAccount made;

    protected AccountsView() {}

    @Inject
    public AccountsView(AccountAdministration administration, CurrentActor actor, Notices notices) {
        this.administration = administration;
        this.actor = actor;
        this.notices = notices;
    }

    public String load() {
        if (!actor.get().may(Scope.ADMIN)) {
            notices.refused(new DomainException(DomainException.Kind.FORBIDDEN, "forbidden", "Not allowed."));
            return Here.go("/console/campaigns.xhtml");
        }
        rows = administration.all();
        return null;
    }

    public void add() {
        make(() -> administration.add(name == null ? "" : name.strip(), Role.valueOf(role), Optional.empty()));
    }

    public void resetPassword(String username) {
        make(() -> administration.resetPassword(username, Optional.empty()));
    }

    private void make(Supplier<NewAccount> act) {
        made = null;
        Attempt.of(() -> made = act.get()).ifPresent(notices::refused);
        if (made != null) {
            name = null;
        }
        rows = administration.all();
    }

    public String changeRole(String username, String wanted) {
        return change(username, Optional.of(Role.valueOf(wanted)), Optional.empty());
    }

    public String enable(String username, boolean enabled) {
        return change(username, Optional.empty(), Optional.of(enabled));
    }

    private String change(String username, Optional<Role> wanted, Optional<Boolean> enabled) {
        Attempt.of(() -> administration.change(username, wanted, enabled))
                .ifPresentOrElse(notices::refused, () -> notices.done("done.account"));
        return Here.again();
    }

    public List<AccountEntry> getRows() {
        return rows;
    }

    public Role[] getRoles() {
        return Role.values();
    }

    /** Null unless an account was just made or has a new password. */
    public NewAccount getMade() {
        return made;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getRole() {
        return role;
    }

    public void setRole(String role) {
        this.role = role;
    }
}
