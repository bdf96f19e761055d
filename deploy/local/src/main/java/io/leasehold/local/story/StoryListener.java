package io.leasehold.local.story;

/** Who listens to the story. */
public interface StoryListener {
    /** A new step of the story begins. */
    void step(String title);

    /** Something worth knowing that no request shows. */
    void remark(String text);

    /** A user has asked a service for something. */
    void exchange(String user, String request, String body, int status, String answer);

    /** For those who want the story played and not told. */
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
