export const id = 419;

export const ids = [ 419 ];

export const modules = {
  1419: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      sendFetched: () => sendFetched
    });
    // EXTERNAL MODULE: ./node_modules/node-fetch/src/index.js + 12 modules
        var src = __webpack_require__(816);
    // EXTERNAL MODULE: external "node:stream"
        var external_node_stream_ = __webpack_require__(7075);
    // CONCATENATED MODULE: ./build/contree/sent-body.js
    const UNREADABLE_BODY = "UNREADABLE_BODY";
    function streamBody({open: open}, onMove) {
      const pieces = async function*() {
        try {
          for await (const piece of open()) {
            yield piece;
            onMove();
          }
        } catch (cause) {
          throw Object.assign(new Error("the body could not be read", {
            cause: cause
          }), {
            code: UNREADABLE_BODY
          });
        }
      };
      return external_node_stream_.Readable.from(pieces(), {
        objectMode: false
      });
    }
    // CONCATENATED MODULE: ./build/contree/fetched-request.js
    async function sendFetched(request, {content: content, signal: signal, onMove: onMove}) {
      const {method: method, url: url, headers: headers, agent: agent} = request;
      const options = {
        method: method,
        agent: agent,
        signal: signal,
        compress: false,
        redirect: "manual"
      };
      const sent = streamBody(content, onMove);
      const length = {
        "Content-Length": String(content.size)
      };
      const response = await (0, src.Ay)(url, {
        ...options,
        headers: {
          ...headers,
          ...length
        },
        body: sent
      });
      return {
        answer: answerOf(response),
        end: () => sent.destroy()
      };
    }
    function answerOf({status: status, headers: headers, body: body}) {
      return {
        status: status,
        header: name => headers.get(name),
        body: body ?? external_node_stream_.Readable.from([])
      };
    }
  })
};
