// The floor of the fan-out benchmark: libcurl alone, one call for each person and nothing kept.
// usage: BareLoop URL PEOPLE CONNECTIONS    prints: seconds, answers of 2xx
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static size_t swallow(char *data, size_t size, size_t count, void *none) {
    (void)data, (void)none;
    return size * count;
}

static void ask(CURLM *multi, CURL *easy, const char *base, int person) {
    char url[1024];
    // The same length of text as a notice by SMS has.
    snprintf(url, sizeof url,
             "%s?username=bench&password=bench&from=40400&to=%%2B86139%08d&coding=2&charset=UTF-8"
             "&text=N-2%%20%%E9%%80%%9A%%E7%%9F%%A5%%EF%%BC%%9AI-1%%20%%E5%%B7%%B2%%E5%%90%%AF%%E5"
             "%%8A%%A8%%EF%%BC%%8C%%E8%%AF%%B7%%E5%%9B%%9E%%E5%%A4%%8D1",
             base, person);
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_multi_add_handle(multi, easy);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int count, char **words) {
    if (count != 4) return 2;
    int people = atoi(words[2]), connections = atoi(words[3]), next = 0, done = 0, well = 0;
    curl_global_init(CURL_GLOBAL_ALL);
    CURLM *multi = curl_multi_init();
    double began = now();
    for (; next < connections && next < people; next++) {
        CURL *easy = curl_easy_init();
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, swallow);
        curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easy, CURLOPT_PROXY, "");
        curl_easy_setopt(easy, CURLOPT_TIMEOUT, 10L);
        ask(multi, easy, words[1], next);
    }
    while (done < people) {
        int running = 0, left = 0;
        curl_multi_perform(multi, &running);
        for (CURLMsg *message; (message = curl_multi_info_read(multi, &left));) {
            CURL *easy = message->easy_handle;
            long code = 0;
            curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &code);
            well += message->data.result == CURLE_OK && code / 100 == 2;
            done++;
            curl_multi_remove_handle(multi, easy);
            if (next < people) ask(multi, easy, words[1], next++);
        }
        if (done < people) curl_multi_poll(multi, NULL, 0, 1000, NULL);
    }
    printf("%f %d\n", now() - began, well);
    return 0;
}
