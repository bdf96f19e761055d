package io.leasehold.hypervisor.server;

/**
 * Where a server stands in its state (contract, 10). Being deleted changes the task alone: until it is gone a server
 * keeps its status, because clients take any third status for a failure.
 *
 * @param progress of the installation, in percent
 */
public record ServerState(Status status, Task task, Power power, int progress) {
    /** The status, spelled as on the wire. */
    public enum Status {
        BUILD,
        ACTIVE,
        ERROR
    }

    /** What is being done to it. */
    public enum Task {
        NONE("None"),
        BUILDING("BUILDING"),
        DELETING("DELETING");

        private final String text;

        Task(String text) {
            this.text = text;
        }

        /** As the wire spells it. */
        public String text() {
            return text;
        }
    }

    /** Whether the machine has power. */
    public enum Power {
        RUNNING,
        SHUTDOWN,
        /** Power control is lost, for a while. */
        CRASHED
    }

    public static final ServerState ACTIVE = new ServerState(Status.ACTIVE, Task.NONE, Power.RUNNING, 100);

    public static ServerState building(int progress) {
        return new ServerState(Status.BUILD, Task.BUILDING, Power.SHUTDOWN, progress);
    }

    /** The installation failed, or the machine could not be given back. */
    public ServerState failed() {
        return new ServerState(Status.ERROR, Task.NONE, Power.SHUTDOWN, progress);
    }

    ServerState deleting() {
        return new ServerState(status, Task.DELETING, power, progress);
    }

    /** The machine on its way back is off. */
    public ServerState poweredOff() {
        return new ServerState(status, task, Power.SHUTDOWN, progress);
    }

    public boolean isDeleting() {
        return task == Task.DELETING;
    }
}
