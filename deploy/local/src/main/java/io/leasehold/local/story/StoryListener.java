package io.leasehold.local.story;

/** Listener for the progress of the story. */
public interface StoryListener {
    /** Reports the beginning of a step. */
    void step(String title);

    /** Reports a fact that no request shows. */
    void remark(String text);

    /** Reports a request of a user and its response. */
    void exchange(String user, String request, String body, int status, String answer);

    /** Returns a listener that ignores everything. */
    static StoryListener silent() {
        return new StoryListener() {
            @Override
            public void step(String title) {}

            @Override
            public void remark(String text) {}

            @Override
            public void exchange(String user, String request, String body, int status, String answer) {}
        };
    }
}
