/* Requests and responses as a whole. */
#include "native.h"

/* The headers of a list of (name, value); `names` and `values` keep their bytes. */
static ocpv_header* headers_of(const Text* names, const Text* values, Py_ssize_t count) {
  ocpv_header* headers = PyMem_Calloc((size_t)count + 1, sizeof *headers);
  if (headers == NULL) {
    PyErr_NoMemory();
    return NULL;
  }
  for (Py_ssize_t i = 0; i < count; ++i) {
    headers[i] = (ocpv_header){names[i].data, names[i].size, values[i].data, values[i].size};
  }
  return headers;
}

static PyObject* check_request(PyObject* self, const ocpv_request* request) {
  ocpv_checker* checker = checker_borrow((Validator*)self);
  if (checker == NULL) {
    return NULL;
  }
  ocpv_report* report = NULL;
  PyThreadState* state = request->body_size >= RELEASE_FROM ? PyEval_SaveThread() : NULL;
  ocpv_status status = ocpv_check_request(&report, checker, request);
  if (state != NULL) {
    PyEval_RestoreThread(state);
  }
  checker_return((Validator*)self, checker);
  return judged(status, report);
}

PyObject* validator_check_request(PyObject* self, PyObject* arguments, PyObject* keywords) {
  static char* parameters[] = {"method", "target", "names", "values", "body", "strict", "skip_authorization", NULL};
  PyObject *method, *target, *names, *values, *body;
  ocpv_request request;
  ocpv_request_init(&request, sizeof request);
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "OOO!O!Oip", parameters, &method, &target, &PyList_Type, &names,
                                   &PyList_Type, &values, &body, &request.strict, &request.skip_authorization)) {
    return NULL;
  }
  Py_ssize_t count = PyList_Size(names);
  if (PyList_Size(values) != count) {
    PyErr_SetString(PyExc_ValueError, "each header has a name and a value");
    return NULL;
  }
  Text texts[3] = {{0}};
  Text *name_texts = NULL, *value_texts = NULL;
  ocpv_header* headers = NULL;
  PyObject* result = NULL;
  if (text_take(&texts[0], method) == 0 && text_take(&texts[1], target) == 0 && text_take(&texts[2], body) == 0 &&
      (name_texts = texts_take(names, count)) != NULL && (value_texts = texts_take(values, count)) != NULL &&
      (headers = headers_of(name_texts, value_texts, count)) != NULL) {
    request.method = texts[0].data;
    request.method_size = texts[0].size;
    request.target = texts[1].data;
    request.target_size = texts[1].size;
    request.body = texts[2].data;
    request.body_size = texts[2].size;
    request.headers = headers;
    request.header_count = (size_t)count;
    result = check_request(self, &request);
  }
  PyMem_Free(headers);
  texts_drop(name_texts, count);
  texts_drop(value_texts, count);
  for (int i = 0; i < 3; ++i) {
    text_drop(&texts[i]);
  }
  return result;
}

PyObject* validator_check_response(PyObject* self, PyObject* arguments, PyObject* keywords) {
  static char* parameters[] = {"operation", "http_status", "body", "strict", NULL};
  PyObject *operation, *body;
  int http_status = 0;
  ocpv_check_options options;
  ocpv_check_options_init(&options, sizeof options);
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "OiOi", parameters, &operation, &http_status, &body,
                                   &options.strict)) {
    return NULL;
  }
  Text id, bytes = {0};
  if (text_take(&id, operation) != 0 || text_take(&bytes, body) != 0) {
    text_drop(&id);
    return NULL;
  }
  PyObject* result = NULL;
  ocpv_checker* checker = checker_borrow((Validator*)self);
  if (checker != NULL) {
    ocpv_report* report = NULL;
    PyThreadState* state = bytes.size >= RELEASE_FROM ? PyEval_SaveThread() : NULL;
    ocpv_status status =
        ocpv_check_response(&report, checker, id.data, id.size, (int32_t)http_status, bytes.data, bytes.size, &options);
    if (state != NULL) {
      PyEval_RestoreThread(state);
    }
    checker_return((Validator*)self, checker);
    result = judged(status, report);
  }
  text_drop(&id);
  text_drop(&bytes);
  return result;
}
