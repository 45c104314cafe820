package io.outbound.execution;

import io.outbound.settings.Home;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * The name of this node, kept in home: a node that comes back knows what it was doing and need not wait for its own
 * lease to run out. The name is locked while the process lives; where the lock cannot be had, a fresh name is used.
 */
@ApplicationScoped
public class NodeIdentity {

    private static final Logger LOG = System.getLogger(NodeIdentity.class.getName());

    private Home home;
    private FileChannel channel;
    private String id = "node-" + UUID.randomUUID();

    protected NodeIdentity() {}

    @Inject
    public NodeIdentity(Home home) {
        this.home = home;
    }

    @PostConstruct
    void read() {
        Path file = home.file("node-id");
        try {
            Files.createDirectories(file.getParent());
            channel = FileChannel.open(home.file("node-id.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                return;
            }
            if (Files.exists(file)) {
                id = Files.readString(file).strip();
            } else {
                Files.writeString(file, id);
            }
        } catch (IOException | OverlappingFileLockException e) {
            LOG.log(Level.WARNING, "OUT-0128 This node has no lasting name: home cannot be written.");
        }
    }

    @PreDestroy
    void release() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing the lock of the node's name", e);
        }
    }

    public String id() {
        return id;
    }
}
