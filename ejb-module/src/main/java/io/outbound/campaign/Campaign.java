package io.outbound.campaign;

import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.schedule.Due;
import io.outbound.schedule.Occurrence;
import io.outbound.schedule.Plan;
import io.outbound.security.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The plan to send something to someone, and its life (seed 2, "Statuses").
 *
 * <p>BROADCAST: DRAFT —finish→ READY (Manual), RUNNING (Now) or WAITING (Schedule, Recurring); READY —launch→ RUNNING;
 * WAITING —its time comes→ RUNNING, —stop→ STOPPED —launch→ WAITING; a start that finds something missing → FAILED with
 * reasons; RUNNING —every delivery settled→ DONE, WAITING when another occurrence is to come, or FAILED when nothing was
 * sent; FAILED —finish→ as from DRAFT; RUNNING —halt→ STOPPED —launch→ RUNNING with the same run. API_TRIGGERED: DRAFT
 * —activate→ WAITING before its window, else RUNNING; RUNNING —deactivate→ STOPPED —activate→ RUNNING; its window over →
 * DONE. What is possible when is {@link LifePolicy}.
 */
@Entity
@Table(name = "campaign")
public class Campaign {

    private static final Duration BROADCAST_TTL = Duration.ofHours(24);
    private static final Duration TRIGGERED_TTL = Duration.ofHours(72);

    @Id
    private UUID id;

    @Column(name = "slug_fixed")
    private boolean slugFixed;

    @Enumerated(EnumType.STRING)
    private CampaignType type;

    @Enumerated(EnumType.STRING)
    private CampaignMode mode;

    @Enumerated(EnumType.STRING)
    private ChannelId channel;

    @Enumerated(EnumType.STRING)
    private CampaignStatus status;

    @Convert(converter = FailureReasonsColumn.class)
    @Column(name = "failure_reasons")
    private List<FailureReason> failureReasons = List.of();

    @Column(name = "completed_with_errors")
    private boolean completedWithErrors;

    @Column(name = "hold_reason")
    private String holdReason;

    @Column(name = "hold_until")
    private Instant holdUntil;

    @Column(name = "halted_at")
    private Instant haltedAt;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "modified_at")
    private Instant modifiedAt;

    @Column(name = "modified_by")
    private String modifiedBy;

    @Embedded
    private SettingsColumns settings = new SettingsColumns();

    @Embedded
    private Firing firing = Firing.none();

    @Version
    private long version;

    /** As others know it: what the row said when it was read, or was told last. */
    @Transient
    private CampaignStatus known = CampaignStatus.DRAFT;

    protected Campaign() {}

    @PostLoad
    void read() {
        known = status;
    }

    /** What has happened to its status since somebody last took note; empty when nothing has. */
    Optional<CampaignStatusChanged> takeStatusChange() {
        CampaignStatus before = known;
        known = status;
        return before == status ? Optional.empty() : Optional.of(CampaignStatusChanged.of(this, before));
    }

    /**
     * A new draft.
     *
     * @param chosen with a slug and a time zone
     */
    Campaign(
            UUID id,
            CampaignType type,
            CampaignMode mode,
            ChannelId channel,
            CampaignSettings chosen,
            Actor by,
            Instant now) {
        this.id = id;
        this.type = type;
        this.mode = type == CampaignType.BROADCAST
                ? null
                : Optional.ofNullable(mode).orElse(CampaignMode.STANDARD);
        this.channel = channel;
        this.status = CampaignStatus.DRAFT;
        this.createdAt = now;
        this.createdBy = by.name();
        apply(chosen, by, now);
    }

    /** What its status allows; what of it people are offered also depends on the settings and the time. */
    Set<CampaignAction> availableActions() {
        return LifePolicy.allowed(type, status, isOverdue());
    }

    /** @throws ActionNotAllowedException when it does not allow this */
    void require(CampaignAction action) {
        if (!availableActions().contains(action)) {
            throw new ActionNotAllowedException(status, action, availableActions());
        }
    }

    void edit(CampaignSettings chosen, Actor by, Instant now) {
        require(CampaignAction.EDIT);
        if (slugFixed && !slug().equals(chosen.slug())) {
            throw new DomainException(
                    DomainException.Kind.CONFLICT,
                    "slug-fixed",
                    "The slug is part of callers' programs since the campaign was first activated.");
        }
        if (isPartlySent()) {
            PartialRun.requireUntouched(settings(), chosen);
        }
        boolean anotherStart = launchType() != chosen.launchType();
        Optional<Plan> before = plan();
        apply(chosen, by, now);
        if (anotherStart && status != CampaignStatus.FAILED) {
            status = CampaignStatus.DRAFT;
            firing.disarm();
        } else if (status == CampaignStatus.WAITING && !plan().equals(before)) {
            rearm(now);
        }
    }

    /** An overdue one whose times were edited waits again. */
    private void rearm(Instant now) {
        Instant next = nextAfter(now)
                .orElseThrow(() -> SendTimePassedException.whenSet(settings().sendTimeZone(), now));
        firing.disarm();
        firing.arm(Optional.of(next));
    }

    private void apply(CampaignSettings chosen, Actor by, Instant now) {
        SettingsRules.check(type, chosen);
        settings.apply(chosen, type);
        touch(by, now);
    }

    /** Finished and Manual: waits for a person to launch it. */
    void ready(Actor by, Instant now) {
        require(CampaignAction.FINISH);
        status = CampaignStatus.READY;
        failureReasons = List.of();
        touch(by, now);
    }

    /** Nothing stands in the way: a run is requested in the same transaction. */
    void start(CampaignAction cause, Actor by, Instant now) {
        require(cause);
        begin(by, now);
    }

    private void begin(Actor by, Instant now) {
        status = CampaignStatus.RUNNING;
        failureReasons = List.of();
        completedWithErrors = false;
        startedAt = now;
        finishedAt = null;
        touch(by, now);
    }

    /** Its run was halted in the middle: the rest can be sent by a relaunch. */
    void halt(Actor by, Instant now) {
        require(CampaignAction.HALT);
        status = CampaignStatus.STOPPED;
        goOn();
        firing.disarm();
        haltedAt = now;
        touch(by, now);
    }

    /** The halted run goes on. @return how long it was halted */
    Duration resume(Actor by, Instant now) {
        require(CampaignAction.LAUNCH);
        Duration pause = Duration.between(haltedAt, now);
        status = CampaignStatus.RUNNING;
        firing.arm(launchType() == LaunchType.RECURRING ? nextAfter(now) : Optional.empty());
        haltedAt = null;
        touch(by, now);
        return pause;
    }

    /** Whether its run was halted in the middle. */
    boolean isPartlySent() {
        return haltedAt != null;
    }

    /** Its schedule decides from now on; {@link #nextAfter} has something. */
    void await(CampaignAction cause, Actor by, Instant now) {
        require(cause);
        status = CampaignStatus.WAITING;
        failureReasons = List.of();
        firing.disarm();
        firing.arm(nextAfter(now));
        touch(by, now);
    }

    /** It does not wait any more. */
    void stop(Actor by, Instant now) {
        require(CampaignAction.STOP);
        status = CampaignStatus.STOPPED;
        firing.disarm();
        touch(by, now);
    }

    /** What is to be done now that the time it waited for has come. */
    Due due(Instant now, Duration grace) {
        return Due.of(plan().orElseThrow(), firing.nextAt(), now, grace, settings.misfirePolicy());
    }

    /** An occurrence is sent: a run is requested in the same transaction. */
    void fire(Instant occurrence, Optional<Instant> next, Actor by, Instant now) {
        requireWaiting();
        begin(by, now);
        firing.fired(occurrence);
        firing.arm(next);
    }

    /** Something stands in the way of an occurrence: nothing is sent. */
    void failAtItsTime(List<FailureReason> reasons, Actor by, Instant now) {
        requireWaiting();
        fail(reasons, now);
        touch(by, now);
    }

    private void requireWaiting() {
        if (status != CampaignStatus.WAITING) {
            throw new IllegalStateException("campaign " + id + " is " + status);
        }
    }

    /** Occurrences were missed: a person decides, the next one stays armed. */
    void miss(Due due, Instant now) {
        firing.missed(due.missed(), due.latestMissed());
        firing.arm(due.next());
        touch(Actor.SYSTEM, now);
    }

    /** An occurrence is left out. */
    void passOver(Optional<Instant> next, Instant now) {
        firing.arm(next);
        endWithoutNext(now);
    }

    /** A person leaves out what was missed. */
    void skipMissed(Actor by, Instant now) {
        require(CampaignAction.SKIP_OCCURRENCE);
        firing.settleMissed();
        endWithoutNext(now);
        touch(by, now);
    }

    /** Nothing to wait for and nothing to decide: over, or stopped when it never sent anything. */
    private void endWithoutNext(Instant now) {
        if (status == CampaignStatus.WAITING && !firing.isArmed() && !firing.isOverdue()) {
            status = startedAt == null ? CampaignStatus.STOPPED : CampaignStatus.DONE;
            finishedAt = startedAt == null ? null : now;
        }
    }

    /** Something stands in the way: nothing is sent. */
    void failToStart(CampaignAction cause, List<FailureReason> reasons, Actor by, Instant now) {
        require(cause);
        fail(reasons, now);
        touch(by, now);
    }

    /** Nothing is sent for now, though it is running. @param until null: nobody knows */
    void hold(String reason, Instant until) {
        if (status == CampaignStatus.RUNNING) {
            holdReason = reason;
            holdUntil = until;
        }
    }

    /** This holds it no longer; what else may hold it stays. */
    void goOnFrom(String reason) {
        if (reason.equals(holdReason)) {
            goOn();
        }
    }

    /** Nothing holds it any more, unless it is this. */
    void goOnUnless(String reason) {
        if (!reason.equals(holdReason)) {
            goOn();
        }
    }

    private void goOn() {
        holdReason = null;
        holdUntil = null;
    }

    /**
     * Every delivery is settled.
     *
     * @param goesOn whether it waits for its next occurrence though nothing was sent
     */
    void settle(Outcome outcome, boolean goesOn, Instant now) {
        if (status != CampaignStatus.RUNNING || type != CampaignType.BROADCAST) {
            return;
        }
        goOn();
        if (outcome.nothingSent() && goesOn) {
            status = CampaignStatus.WAITING;
            completedWithErrors = outcome.withErrors();
            finishedAt = now;
        } else if (outcome.nothingSent()) {
            fail(List.of(outcome.reason(channel)), now);
        } else {
            status = firing.isArmed() ? CampaignStatus.WAITING : CampaignStatus.DONE;
            completedWithErrors = outcome.withErrors();
            finishedAt = now;
        }
    }

    /** Whether what runs now is an occurrence of its schedule. */
    boolean isRunOfASchedule() {
        boolean scheduled = launchType() == LaunchType.SCHEDULE || launchType() == LaunchType.RECURRING;
        return status == CampaignStatus.RUNNING && scheduled && firing.lastAt() != null;
    }

    private void fail(List<FailureReason> reasons, Instant now) {
        status = CampaignStatus.FAILED;
        firing.disarm();
        failureReasons = List.copyOf(reasons);
        finishedAt = now;
    }

    void activate(Actor by, Instant now) {
        require(CampaignAction.ACTIVATE);
        if (window().hasEnded(now)) {
            throw DomainException.invalid("window-over", "/window/end", "The campaign's window is already over.");
        }
        status = window().hasStarted(now) ? CampaignStatus.RUNNING : CampaignStatus.WAITING;
        slugFixed = true;
        failureReasons = List.of();
        startedAt = status == CampaignStatus.RUNNING && startedAt == null ? now : startedAt;
        finishedAt = null;
        touch(by, now);
    }

    void deactivate(Actor by, Instant now) {
        require(CampaignAction.DEACTIVATE);
        status = CampaignStatus.STOPPED;
        goOn();
        touch(by, now);
    }

    /** Time has passed: a window may have opened or closed. */
    void passTime(Instant now) {
        CampaignStatus due = statusAt(now);
        if (due == status) {
            return;
        }
        if (due == CampaignStatus.DONE) {
            finishedAt = now;
            goOn();
        } else if (startedAt == null) {
            startedAt = now;
        }
        status = due;
    }

    /** The status that counts at this moment, even if the row has not followed yet. */
    public CampaignStatus statusAt(Instant now) {
        return window().status(type, status, now);
    }

    private void touch(Actor by, Instant now) {
        modifiedAt = now;
        if (modifiedBy == null || !by.name().equals(Actor.SYSTEM.name())) {
            modifiedBy = by.name(); // the last person: they stand for what a clock starts
        }
    }

    /** What people set on it, with what it takes where nothing was chosen; {@link #ttl} and {@link #plan} follow from it. */
    public CampaignSettings settings() {
        return settings.settings();
    }

    /** When it sends; empty for what does not start by a clock, and while no time is set. */
    public Optional<Plan> plan() {
        return type == CampaignType.API_TRIGGERED ? Optional.empty() : settings.plan();
    }

    /** The first occurrence that is still to come and was not sent yet. */
    Optional<Instant> nextAfter(Instant now) {
        return plan().flatMap(plan -> plan.nextAfter(firing.floor(now))).map(Occurrence::at);
    }

    /** Whether it is a schedule that was stopped and has no time any more. */
    boolean isLapsed(Instant now) {
        return LifePolicy.lapsed(status, isPartlySent(), plan(), firing.floor(now));
    }

    /** Whether an occurrence was missed and a person has to decide (decision A2 on seed 2, "Waiting"). */
    public boolean isOverdue() {
        return status == CampaignStatus.WAITING && firing.isOverdue();
    }

    public Firing firing() {
        return firing;
    }

    public CampaignWindow window() {
        return settings.window();
    }

    /** As set, else 24 h for broadcasts and 72 h for triggered messages. */
    public Duration ttl() {
        return settings.ttl().orElse(type == CampaignType.BROADCAST ? BROADCAST_TTL : TRIGGERED_TTL);
    }

    public UUID id() {
        return id;
    }

    public String slug() {
        return settings.slug();
    }

    /** Whether it was ever activated: its slug cannot change any more. */
    public boolean slugFixed() {
        return slugFixed;
    }

    public String name() {
        return settings.name();
    }

    public CampaignType type() {
        return type;
    }

    /** Null for broadcasts. */
    public CampaignMode mode() {
        return mode;
    }

    public ChannelId channel() {
        return channel;
    }

    public CampaignStatus status() {
        return status;
    }

    public LaunchType launchType() {
        return settings.launchType();
    }

    public List<FailureReason> failureReasons() {
        return failureReasons;
    }

    public boolean completedWithErrors() {
        return completedWithErrors;
    }

    public String holdReason() {
        return holdReason;
    }

    /** When it goes on by itself; null: nobody knows. */
    public Instant holdUntil() {
        return holdUntil;
    }

    public Instant haltedAt() {
        return haltedAt;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant finishedAt() {
        return finishedAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String createdBy() {
        return createdBy;
    }

    public Instant modifiedAt() {
        return modifiedAt;
    }

    public String modifiedBy() {
        return modifiedBy;
    }

    public long version() {
        return version;
    }
}
