/* Many bodies of one operation, over threads of the library's, with the GIL released. */
#include "native.h"

enum { kMostThreads = 256 };

typedef struct Batch {
  Validator* validator;
  Text operation;
  Text* texts;
  ocpv_bytes* bodies;
  Py_ssize_t count;
  ocpv_checker* checkers[kMostThreads];
  size_t threads;
  ocpv_check_options options;
  int language;
} Batch;

static void batch_close(Batch* batch) {
  for (size_t i = 0; i < batch->threads; ++i) {
    checker_return(batch->validator, batch->checkers[i]);
  }
  PyMem_Free(batch->bodies);
  texts_drop(batch->texts, batch->count);
  text_drop(&batch->operation);
}

static int borrow_all(Batch* batch, int threads) {
  if (threads < 1 || threads > kMostThreads) {
    PyErr_SetString(PyExc_ValueError, "threads is 1 to 256");
    return -1;
  }
  while (batch->threads < (size_t)threads) {
    ocpv_checker* checker = checker_borrow(batch->validator);
    if (checker == NULL) {
      return -1;
    }
    batch->checkers[batch->threads++] = checker;
  }
  return 0;
}

static int open_batch(Batch* batch, PyObject* self, PyObject* arguments, PyObject* keywords) {
  static char* names[] = {"operation", "bodies", "threads", "strict", "is_response", "language", NULL};
  PyObject *operation, *bodies;
  int threads = 1, is_response = 0;
  *batch = (Batch){.validator = (Validator*)self};
  ocpv_check_options_init(&batch->options, sizeof batch->options);
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "OO!iipi", names, &operation, &PyList_Type, &bodies, &threads,
                                   &batch->options.strict, &is_response, &batch->language)) {
    return -1;
  }
  batch->options.body = is_response ? OCPV_BODY_RESPONSE : OCPV_BODY_REQUEST;
  batch->count = PyList_Size(bodies);
  batch->texts = texts_take(bodies, batch->count);
  batch->bodies = PyMem_Calloc((size_t)batch->count + 1, sizeof *batch->bodies);
  if (batch->bodies == NULL) {
    PyErr_NoMemory();
  }
  if (batch->texts == NULL || batch->bodies == NULL || text_take(&batch->operation, operation) != 0 ||
      borrow_all(batch, threads) != 0) {
    batch_close(batch);
    return -1;
  }
  for (Py_ssize_t i = 0; i < batch->count; ++i) {
    batch->bodies[i] = (ocpv_bytes){batch->texts[i].data, batch->texts[i].size};
  }
  return 0;
}

/* These say that nothing was judged; every other status speaks of the bodies. */
static int is_failure(ocpv_status status) {
  return status == OCPV_ERROR_BAD_ARGUMENT || status == OCPV_ERROR_UNKNOWN_OPERATION;
}

static PyObject* statuses_give(const ocpv_status* statuses, Py_ssize_t count) {
  PyObject* list = PyList_New(count);
  for (Py_ssize_t i = 0; list != NULL && i < count; ++i) {
    PyObject* one = PyLong_FromLong(statuses[i]);
    if (one == NULL || PyList_SetItem(list, i, one) != 0) {
      Py_CLEAR(list);
    }
  }
  return list;
}

PyObject* validator_verdict_batch(PyObject* self, PyObject* arguments, PyObject* keywords) {
  Batch batch;
  if (open_batch(&batch, self, arguments, keywords) != 0) {
    return NULL;
  }
  ocpv_status* statuses = PyMem_Calloc((size_t)batch.count + 1, sizeof *statuses);
  if (statuses == NULL) {
    batch_close(&batch);
    return PyErr_NoMemory();
  }
  for (Py_ssize_t i = 0; i < batch.count; ++i) {
    statuses[i] = OCPV_ERROR_NO_MEMORY; /* What stays where memory ran out before the first body. */
  }
  ocpv_status status;
  Py_BEGIN_ALLOW_THREADS;
  status = ocpv_verdict_batch(batch.checkers, batch.threads, batch.operation.data, batch.operation.size, batch.bodies,
                              (size_t)batch.count, &batch.options, statuses);
  Py_END_ALLOW_THREADS;
  PyObject* result = is_failure(status) ? fail(status, "") : statuses_give(statuses, batch.count);
  PyMem_Free(statuses);
  batch_close(&batch);
  return result;
}

typedef struct Told {
  PyObject* results;
  PyThreadState* state;
  ocpv_language language;
} Told;

/* Is called without the GIL, on the thread that gave it up. */
static int32_t tell(void* context, size_t index, ocpv_status status, ocpv_report* report) {
  Told* told = context;
  (void)index;
  PyEval_RestoreThread(told->state);
  PyObject* findings = report == NULL ? PyList_New(0) : findings_give(report, told->language);
  PyObject* one = findings == NULL ? NULL : Py_BuildValue("(iN)", status, findings);
  int stop = one == NULL || PyList_Append(told->results, one) != 0 || PyErr_CheckSignals() != 0;
  Py_XDECREF(one);
  told->state = PyEval_SaveThread();
  return stop;
}

PyObject* validator_check_batch(PyObject* self, PyObject* arguments, PyObject* keywords) {
  Batch batch;
  if (open_batch(&batch, self, arguments, keywords) != 0) {
    return NULL;
  }
  Told told = {PyList_New(0), NULL, batch.language};
  if (told.results == NULL) {
    batch_close(&batch);
    return NULL;
  }
  told.state = PyEval_SaveThread();
  ocpv_status status = ocpv_check_batch(batch.checkers, batch.threads, batch.operation.data, batch.operation.size,
                                        batch.bodies, (size_t)batch.count, &batch.options, tell, &told);
  PyEval_RestoreThread(told.state);
  if (!PyErr_Occurred() && (is_failure(status) || PyList_Size(told.results) != batch.count)) {
    fail(status, "");
  }
  batch_close(&batch);
  if (PyErr_Occurred()) {
    Py_CLEAR(told.results);
  }
  return told.results;
}
