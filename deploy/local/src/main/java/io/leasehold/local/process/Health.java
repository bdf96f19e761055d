package io.leasehold.local.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Health check of a process over HTTP. */
final class Health {
    private static final int TIMEOUT_MILLIS = 2_000;

    private Health() {}

    static boolean isGood(URI address) {
        try {
            HttpURLConnection call = (HttpURLConnection) address.toURL().openConnection();
            call.setConnectTimeout(TIMEOUT_MILLIS);
            call.setReadTimeout(TIMEOUT_MILLIS);
            boolean good = call.getResponseCode() == HttpURLConnection.HTTP_OK;
            call.disconnect();
            return good;
        } catch (IOException e) {
            return false;
        }
    }
}
