// libcurl with a door of fixed arity for each of its variadic functions that Swift cannot call.
#pragma once
#include <curl/curl.h>

typedef size_t (*ccurl_transfer_callback)(char *bytes, size_t size, size_t count, void *context);

CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value);
CURLcode ccurl_set_offset(CURL *easy, CURLoption option, curl_off_t value);
CURLcode ccurl_set_text(CURL *easy, CURLoption option, const char *value);
CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, const void *value);
CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value);
CURLcode ccurl_set_transfer(CURL *easy, CURLoption option, ccurl_transfer_callback value);
CURLcode ccurl_set_prerequest(CURL *easy, curl_prereq_callback value);
CURLcode ccurl_set_opened(CURL *easy, curl_sockopt_callback value);
CURLcode ccurl_set_closed(CURL *easy, curl_closesocket_callback value);
CURLcode ccurl_set_opening(CURL *easy, curl_opensocket_callback value);
// Copies the bytes of an IPv4 or IPv6 address and returns how many; 0 for any other kind.
size_t ccurl_address(const struct curl_sockaddr *address, unsigned char bytes[16]);
CURLcode ccurl_get_long(CURL *easy, CURLINFO info, long *value);
CURLcode ccurl_get_offset(CURL *easy, CURLINFO info, curl_off_t *value);
CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value);
